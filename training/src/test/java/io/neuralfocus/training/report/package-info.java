@NullMarked
package io.neuralfocus.training.report;

import org.jspecify.annotations.NullMarked;
