@NullMarked
package org.interviewcoach.testkit;

import org.jspecify.annotations.NullMarked;
