/** Tests of the service: a real server on loopback, a real store, the shipped model. */
@NullMarked
package io.neuralfocus.serving;

import org.jspecify.annotations.NullMarked;
