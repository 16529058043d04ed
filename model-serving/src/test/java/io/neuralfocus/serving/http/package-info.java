/** What the door promises, held against what it does. */
@NullMarked
package io.neuralfocus.serving.http;

import org.jspecify.annotations.NullMarked;
