import { describe, expect, it } from 'vitest';
import { knownProgram } from '../../../src/neighbors/own-session/known-programs.ts';
import { showsUnsaved } from '../../../src/neighbors/own-session/unsaved-marks.ts';

describe('a title shows unsaved work', () => {
  it.each([
    ['notepad.exe', '*Untitled - Notepad'],
    ['notepad++.exe', '*C:\\notes.txt - Notepad++'],
    ['Code.exe', '● main.ts - usher - Visual Studio Code'],
    ['gimp-3.0.exe', '*[Untitled]-1.0 (RGB color 8-bit) 1920x1080 – GIMP'],
    ['blender.exe', '* (Unsaved) - Blender 4.2.0'],
    ['photoshop.exe', 'beach.psd @ 66.7% (RGB/8) *'],
    ['illustrator.exe', 'Untitled-1* @ 50 % (CMYK/Preview)'],
    ['krita.exe', 'flower.kra (3.1 MiB) * — Krita'],
    ['keepassxc.exe', 'Passwords* - KeePassXC'],
    ['sublime_text.exe', 'untitled • - Sublime Text'],
    ['WINWORD.EXE', 'Document1  -  Word'],
    ['excel.exe', 'Mappe2 - Excel'],
    ['powerpnt.exe', 'Présentation1 - PowerPoint'],
    ['winword.exe', 'Letter (AutoRecovered) - Word'],
    ['unknown.exe', 'plan *'],
    ['msedge.exe', '● main.ts - vscode.dev'],
  ])('in %s: %s', (program, title) => {
    expect(showsUnsaved(title, knownProgram(program))).toBe(true);
  });

  it.each([
    ['notepad.exe', 'notes.txt - Notepad'],
    ['photoshop.exe', 'beach.psd @ 66.7% (RGB/8*)'],
    ['winword.exe', 'Letter - Word'],
    ['notepad.exe', 'Document1 - Notepad'],
    ['msedge.exe', '3 * 4 - Search'],
    ['slack.exe', '* general - Slack'],
    ['spotify.exe', '●'],
    ['cmd.exe', 'Command Prompt - dir *'],
    ['searchhost.exe', '*'],
  ])('but not in %s: %s', (program, title) => {
    expect(showsUnsaved(title, knownProgram(program))).toBe(false);
  });
});
