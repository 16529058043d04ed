/** Tests of replay: files of both forms, streams apart, rows where they belong. */
@NullMarked
package io.neuralfocus.training.replay;

import org.jspecify.annotations.NullMarked;
