/**
 * What is known of apps: processes, packages, domains and title patterns, mapped to a canonical app with its
 * categories and its productivity category.
 *
 * <p>Comes in: the shipped data file and override files. Goes out: {@link io.neuralfocus.catalog.AppEntry}. Immutable
 * once read, so any thread may ask it.
 */
@NullMarked
package io.neuralfocus.catalog;

import org.jspecify.annotations.NullMarked;
