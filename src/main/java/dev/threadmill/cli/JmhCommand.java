package dev.threadmill.cli;

import picocli.CommandLine.Command;

/** JMH as its users know it. Only described here: {@link Main} passes its arguments on unparsed. */
@Command(
    name = "jmh",
    description = "Raw JMH with its own options; jmh -h explains them.",
    customSynopsis = "threadmill jmh [JMH ARGUMENT...]")
final class JmhCommand {}
