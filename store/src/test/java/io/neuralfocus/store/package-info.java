/** Tests of the store, on real SQLite files in temporary folders. */
@NullMarked
package io.neuralfocus.store;

import org.jspecify.annotations.NullMarked;
