/** Pictures are looked at as far as a test can. */
@NullMarked
package org.interviewcoach.launcher.picture;

import org.jspecify.annotations.NullMarked;
