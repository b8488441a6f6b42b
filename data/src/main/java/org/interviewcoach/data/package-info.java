@NullMarked
package org.interviewcoach.data;

import org.jspecify.annotations.NullMarked;
