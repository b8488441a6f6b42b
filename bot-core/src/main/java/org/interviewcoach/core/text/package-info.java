/**
 * Every sentence that the coach says, as keys with arguments from one catalogue a language.
 */
@NullMarked
package org.interviewcoach.core.text;

import org.jspecify.annotations.NullMarked;
