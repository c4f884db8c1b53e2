package dev.threadmill.analysis;

import dev.threadmill.plan.Arm;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An arm against the one that it is compared with, paired by block.
 *
 * @param baseline what it is compared with
 * @param ratio the arm's score divided by the baseline's; for times, below 1 is faster
 * @param robust the same by medians (Hodges and Lehmann), which a few odd forks move little; its
 *     interval is empty for fewer than six blocks
 * @param p the two-sided p-value of "no difference", adjusted by Holm for all comparisons of the
 *     cell; 1 if it cannot be computed
 * @param q the same, adjusted by Benjamini and Hochberg for all comparisons of the run
 * @param verdict what the report says
 * @param negligible whether all of the ratio's interval lies within the equivalence margin; beside
 *     a difference this says that it is too small to matter
 * @param moreBlocks about how many more blocks would tell, where the verdict is that they do not
 *     yet; empty for any other verdict, and where nobody would wait for so many
 */
public record Comparison(
    Arm baseline,
    Estimate ratio,
    Optional<Estimate> robust,
    double p,
    double q,
    Verdict verdict,
    boolean negligible,
    OptionalInt moreBlocks) {}
