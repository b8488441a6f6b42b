@NullMarked
package org.interviewcoach.discord;

import org.jspecify.annotations.NullMarked;
