/** Linear models, held to what every scorer keeps and to their own file. */
@NullMarked
package io.neuralfocus.scorer.linear;

import org.jspecify.annotations.NullMarked;
