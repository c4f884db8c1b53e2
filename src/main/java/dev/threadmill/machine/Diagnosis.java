package dev.threadmill.machine;

/**
 * What one check found.
 *
 * @param check the check's name, in kebab case
 * @param sentence what was found, with the values; without a full stop
 * @param remedy what to do about it, without a full stop; empty if there is nothing to do
 */
public record Diagnosis(String check, Status status, String sentence, String remedy) {

  /** How bad it is, from good to bad; what cannot be read is never said to be good. */
  public enum Status {
    OK,
    UNKNOWN,
    WARN,
    FAIL
  }

  public Diagnosis {
    boolean bad =
        switch (status) {
          case OK, UNKNOWN -> false;
          case WARN, FAIL -> true;
        };
    if (bad == remedy.isEmpty()) {
      throw new IllegalArgumentException(
          check + ": a remedy belongs to what is bad, and only there");
    }
  }

  public static Diagnosis ok(String check, String sentence) {
    return new Diagnosis(check, Status.OK, sentence, "");
  }

  public static Diagnosis unknown(String check, String sentence) {
    return new Diagnosis(check, Status.UNKNOWN, sentence, "");
  }

  public static Diagnosis warn(String check, String sentence, String remedy) {
    return new Diagnosis(check, Status.WARN, sentence, remedy);
  }

  public static Diagnosis fail(String check, String sentence, String remedy) {
    return new Diagnosis(check, Status.FAIL, sentence, remedy);
  }
}
