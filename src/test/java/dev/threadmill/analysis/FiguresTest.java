package dev.threadmill.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same run must read the same on a German machine. */
final class FiguresTest {
  private final Locale before = Locale.getDefault();

  @BeforeEach
  void useCommasForDecimals() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @Test
  void number_hasThreeDigitsAndNoExponent() {
    assertThat(Figures.number(100)).isEqualTo("100");
    assertThat(Figures.number(12345.6)).isEqualTo("12300");
    assertThat(Figures.number(0.0904)).isEqualTo("0.0904");
    assertThat(Figures.number(0.09)).isEqualTo("0.09");
    assertThat(Figures.number(1e-7)).isEqualTo("0.0000001");
    assertThat(Figures.number(0)).isEqualTo("0");
  }

  @Test
  void percent_hasOneDecimal() {
    assertThat(Figures.percent(0.0524)).isEqualTo("5.2 %");
  }

  @Test
  void change_hasASign() {
    assertThat(Figures.change(1.052)).isEqualTo("+5.2 %");
    assertThat(Figures.change(0.948)).isEqualTo("-5.2 %");
  }

  @Test
  void count_hasThePluralWhereItBelongs() {
    assertThat(Figures.count(1, "fork")).isEqualTo("1 fork");
    assertThat(Figures.count(0, "fork")).isEqualTo("0 forks");
  }
}
