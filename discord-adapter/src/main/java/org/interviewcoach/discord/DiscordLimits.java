package org.interviewcoach.discord;

import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.SelectMenu;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.AttachedFile;

/** Discord's limits, the SDK's own constant where it has one. Lengths are in characters. */
final class DiscordLimits {
    static final int CONTENT = Message.MAX_CONTENT_LENGTH;
    static final int EMBEDS = Message.MAX_EMBED_COUNT;
    static final int EMBED_TEXT = MessageEmbed.DESCRIPTION_MAX_LENGTH;

    /** All texts of all embeds of a message together. */
    static final int EMBEDS_TEXT = MessageEmbed.EMBED_MAX_LENGTH_BOT;

    static final int FILES = Message.MAX_FILE_AMOUNT;
    static final int FILE_ALT = AttachedFile.MAX_DESCRIPTION_LENGTH;
    static final int NONCE = Message.MAX_NONCE_LENGTH;

    static final int ROWS = Message.MAX_COMPONENT_COUNT;
    static final int ROW_BUTTONS = 5;
    static final int CUSTOM_ID = Button.ID_MAX_LENGTH;
    static final int BUTTON_LABEL = Button.LABEL_MAX_LENGTH;
    static final int BUTTON_URL = Button.URL_MAX_LENGTH;
    static final int OPTIONS = SelectMenu.OPTIONS_MAX_AMOUNT;
    static final int OPTION_LABEL = SelectOption.LABEL_MAX_LENGTH;
    static final int OPTION_VALUE = SelectOption.VALUE_MAX_LENGTH;
    static final int PLACEHOLDER = SelectMenu.PLACEHOLDER_MAX_LENGTH;

    static final int MODAL_TITLE = Modal.MAX_TITLE_LENGTH;
    static final int MODAL_PARTS = Modal.MAX_COMPONENTS;
    static final int MODAL_TEXT = Message.MAX_CONTENT_LENGTH_COMPONENT_V2;
    static final int INPUT_LABEL = Label.LABEL_MAX_LENGTH;
    static final int INPUT_DESCRIPTION = Label.DESCRIPTION_MAX_LENGTH;
    static final int INPUT_HINT = TextInput.MAX_PLACEHOLDER_LENGTH;
    static final int INPUT_TEXT = TextInput.MAX_VALUE_LENGTH;

    static final int THREAD_NAME = ThreadChannel.MAX_NAME_LENGTH;

    static final int COMMAND_NAME = CommandData.MAX_NAME_LENGTH;
    static final int COMMAND_DESCRIPTION = CommandData.MAX_DESCRIPTION_LENGTH;
    static final int COMMAND_OPTIONS = CommandData.MAX_OPTIONS;
    static final int CHOICES = OptionData.MAX_CHOICES;
    static final int CHOICE_NAME = OptionData.MAX_CHOICE_NAME_LENGTH;
    static final int CHOICE_VALUE = OptionData.MAX_CHOICE_VALUE_LENGTH;

    private DiscordLimits() {}
}
