/**
 * The rules of the house, as tests: which room may enter which, what stays outside, how things are named.
 *
 * <p>They stand here because {@code cli} sees every room. Each rule is shown once to catch a fault planted for it.
 */
@NullMarked
package io.neuralfocus.house;

import org.jspecify.annotations.NullMarked;
