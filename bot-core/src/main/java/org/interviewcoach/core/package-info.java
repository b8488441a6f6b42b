@NullMarked
package org.interviewcoach.core;

import org.jspecify.annotations.NullMarked;
