/** Tests of the package of the same name. */
@NullMarked
package io.neuralfocus.serving.config;

import org.jspecify.annotations.NullMarked;
