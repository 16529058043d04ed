/** Tests of what is remembered of people being there. */
@NullMarked
package io.neuralfocus.session;

import org.jspecify.annotations.NullMarked;
