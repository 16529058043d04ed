/**
 * What keeps the store in order: retention, erasing people, the audit, export and backup. The one package besides each
 * concept's own that names all tables, for it forgets and tells of them all alike.
 *
 * <p>Comes in: an instant, a person, a folder. Goes out: fewer rows; files. Nothing here asks what time it is: whoever runs
 * the service calls {@link io.neuralfocus.store.upkeep.Retention#step} as often as it likes.
 */
@NullMarked
package io.neuralfocus.store.upkeep;

import org.jspecify.annotations.NullMarked;
