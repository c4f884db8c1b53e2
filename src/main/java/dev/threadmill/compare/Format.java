package dev.threadmill.compare;

/** How a comparison is written. */
public enum Format {
  /** For a terminal. */
  TABLE {
    @Override
    public String text(Comparison comparison, Gate gate) {
      return new TableText(new Sentences(comparison, gate)).text();
    }
  },
  /** GitHub Markdown, to paste into a pull request. */
  MD {
    @Override
    public String text(Comparison comparison, Gate gate) {
      return new MarkdownText(new Sentences(comparison, gate)).text();
    }
  },
  /** For programs; its names do not change. */
  JSON {
    @Override
    public String text(Comparison comparison, Gate gate) {
      return JsonDocument.text(comparison, gate);
    }
  };

  /** Returns the comparison as text, with a line feed at the end. */
  public abstract String text(Comparison comparison, Gate gate);
}
