/**
 * What is known of apps: processes, packages, domains and page titles, mapped to a canonical app with its categories and
 * its productivity category.
 *
 * <p>Comes in: the shipped file ({@code apps.tsv} beside this package), and an administrator's and a user's
 * {@link io.neuralfocus.catalog.CatalogFile} laid over it. Goes out: {@link io.neuralfocus.catalog.AppEntry}, category
 * hints for titles, the digest of all that can be answered, and what {@link io.neuralfocus.catalog.CatalogLint} finds
 * wrong with files. A {@link io.neuralfocus.catalog.Catalog} is immutable, so any thread may ask it.
 */
@NullMarked
package io.neuralfocus.catalog;

import org.jspecify.annotations.NullMarked;
