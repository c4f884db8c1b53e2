package dev.threadmill.report;

import dev.threadmill.calibrate.Calibration;
import java.util.Map;

/** Everything that a calibration is shown as. */
public final class CalibrationReport {

  private CalibrationReport() {}

  /** Returns the page, the Markdown and the JSON of a calibration, by file name. */
  public static Map<String, String> render(Calibration calibration) {
    return CalibrationPage.files(calibration);
  }

  /** Returns each pass line with its figure, one a line, for a terminal. */
  public static String summary(Calibration calibration) {
    return CalibrationPage.summary(calibration);
  }
}
