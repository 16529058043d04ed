/**
 * Focus sessions, and what a person's days come to.
 *
 * <p>Comes in: starts and ends, told in the service's time. Goes out: sessions by pages, days and categories by date. A
 * session that was open when the service stopped is open when it starts: its timer's end is still the server's to notice.
 */
@NullMarked
package io.neuralfocus.store.session;

import org.jspecify.annotations.NullMarked;
