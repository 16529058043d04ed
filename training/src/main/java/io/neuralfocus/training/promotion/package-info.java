/**
 * Whether a candidate may take the champion's place.
 *
 * <p>Comes in: what a training was judged on, and the champion. Goes out: a {@link
 * io.neuralfocus.training.promotion.Verdict}, which a registry keeps: a rejected version is promoted by force alone. Nothing
 * here moves an alias: that stays a person's act.
 */
@NullMarked
package io.neuralfocus.training.promotion;

import org.jspecify.annotations.NullMarked;
