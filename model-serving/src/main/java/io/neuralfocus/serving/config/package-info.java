/**
 * What can be set, with defaults: a record per part of the service.
 *
 * <p>Comes in: a file in HOCON or JSON, or nothing. Goes out: an immutable {@link
 * io.neuralfocus.serving.config.ServiceConfig}, or one sentence that names the file, the line and the setting. The
 * defaults stand in one file, {@code defaults.conf}, beside this class; a key that is not in it is refused.
 */
@NullMarked
package io.neuralfocus.serving.config;

import org.jspecify.annotations.NullMarked;
