package dev.threadmill.machine.check;

import dev.threadmill.machine.Diagnosis;

/** One question about the machine. It is given what it reads, and changes nothing. */
interface Check {

  /** Returns the answer. Never throws: what cannot be read is unknown. */
  Diagnosis examine();
}
