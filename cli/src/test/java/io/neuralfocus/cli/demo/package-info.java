/** The demo's pictures as a terminal is told them. */
@NullMarked
package io.neuralfocus.cli.demo;

import org.jspecify.annotations.NullMarked;
