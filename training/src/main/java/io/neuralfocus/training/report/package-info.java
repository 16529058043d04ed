/**
 * What a training tells people: one page with numbers and pictures.
 *
 * <p>Comes in: an {@link io.neuralfocus.training.evaluation.Evaluation}, and of models of trees what explains them. Goes
 * out: {@code report.html}, which needs nothing beside it and no network, and its pictures as PNG files. The numbers of a
 * page are always the same for the same rows; its pictures are drawn with the fonts of the machine. The one place of this
 * room that draws. One thread.
 */
@NullMarked
package io.neuralfocus.training.report;

import org.jspecify.annotations.NullMarked;
