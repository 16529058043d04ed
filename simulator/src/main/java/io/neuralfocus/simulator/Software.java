package io.neuralfocus.simulator;

import java.util.List;

/**
 * The programs people have on one platform, by role: process names as an agent reports them.
 *
 * @param share how much of the people work on this platform
 */
record Software(
        double share,
        List<String> building,
        List<String> writing,
        List<String> browsing,
        List<String> talking,
        List<String> playing,
        List<String> tidying,
        List<String> other) {

    private static final Software WINDOWS = new Software(
            0.65,
            List.of("Code.exe", "idea64.exe", "devenv.exe", "pycharm64.exe", "WindowsTerminal.exe", "rider64.exe"),
            List.of("WINWORD.EXE", "EXCEL.EXE", "POWERPNT.EXE", "ONENOTE.EXE", "Obsidian.exe", "Notion.exe"),
            List.of("chrome.exe", "msedge.exe", "firefox.exe", "brave.exe"),
            List.of("slack.exe", "ms-teams.exe", "OUTLOOK.EXE", "Discord.exe", "Zoom.exe", "Telegram.exe"),
            List.of("Spotify.exe", "vlc.exe", "steam.exe", "LeagueClientUx.exe"),
            List.of("Trello.exe", "Todoist.exe", "Asana.exe", "ClickUp.exe"),
            List.of("explorer.exe", "notepad++.exe", "AcroRd32.exe", "Figma.exe", "notepad.exe", "SumatraPDF.exe"));
    private static final Software MACOS = new Software(
            0.20,
            List.of("Code", "IntelliJ IDEA", "Xcode", "PyCharm", "Terminal", "iTerm2"),
            List.of("Microsoft Word", "Microsoft Excel", "Pages", "Notes", "Obsidian", "Keynote"),
            List.of("Safari", "Google Chrome", "Firefox", "Arc"),
            List.of("Slack", "Microsoft Teams", "Mail", "Messages", "zoom.us", "Discord"),
            List.of("Spotify", "Music", "VLC", "Steam"),
            List.of("Trello", "Todoist", "Things", "Asana"),
            List.of("Finder", "Preview", "Figma", "TextEdit", "Calendar", "Skim"));
    private static final Software LINUX = new Software(
            0.15,
            List.of("code", "idea", "gnome-terminal", "vim", "emacs", "pycharm"),
            List.of("libreoffice-writer", "libreoffice-calc", "obsidian", "gedit", "zotero", "texstudio"),
            List.of("firefox", "chrome", "chromium", "brave"),
            List.of("slack", "thunderbird", "element-desktop", "discord", "telegram-desktop", "zoom"),
            List.of("spotify", "vlc", "steam", "mpv"),
            List.of("trello", "todoist", "planner", "clickup"),
            List.of("nautilus", "evince", "gimp", "okular", "inkscape", "gnome-calculator"));

    static final List<Software> PLATFORMS = List.of(WINDOWS, MACOS, LINUX);

    List<String> names(Role role) {
        return switch (role) {
            case BUILD -> building;
            case WRITE -> writing;
            case BROWSE -> browsing;
            case TALK -> talking;
            case PLAY -> playing;
            case TIDY -> tidying;
            case OTHER -> other;
        };
    }
}
