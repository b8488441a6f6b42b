@NullMarked
package org.interviewcoach.store;

import org.jspecify.annotations.NullMarked;
