/**
 * Simulated people as a device would tell of them: their days cut into frames.
 *
 * <p>Comes in: people of the simulator. Goes out: frames with watermarks, for files and for the demo.
 */
@NullMarked
package io.neuralfocus.cli.people;

import org.jspecify.annotations.NullMarked;
