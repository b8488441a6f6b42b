/**
 * From what somebody did to the command for a conversation; and the catalogue of commands.
 *
 * <p>Start with {@link org.interviewcoach.core.route.CommandCatalog} and {@link org.interviewcoach.core.route.Router}.
 */
@NullMarked
package org.interviewcoach.core.route;

import org.jspecify.annotations.NullMarked;
