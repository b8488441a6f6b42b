@NullMarked
package org.interviewcoach.launcher.config;

import org.jspecify.annotations.NullMarked;
