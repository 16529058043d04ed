/** Tests of people, on real databases. */
@NullMarked
package io.neuralfocus.store.people;

import org.jspecify.annotations.NullMarked;
