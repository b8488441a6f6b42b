/**
 * Draws charts with the machine's own fonts, where it has any.
 *
 * <p>Start with {@link org.interviewcoach.launcher.picture.ChartPictures}.
 */
@NullMarked
package org.interviewcoach.launcher.picture;

import org.jspecify.annotations.NullMarked;
