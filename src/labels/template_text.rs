//! Why a file is no template for Word files, and what to do.

use super::texts::{sentences, texts, told};

texts! {
    /// A reason in which nothing is named, or what to do about it.
    pub enum TemplateText {
        NoDocument: "this is not a Word document, whatever its name says", "ez nem Word-dokumentum, akármit mond is a neve";
        SaveAsDocx: "open it in a word processor and save it as .docx or .dotx", "nyissa meg szövegszerkesztőben, és mentse .docx vagy .dotx formátumban";
        Old: "it is in the format of Word before 2007, or protected by a password",
            "a 2007 előtti Word formátumában van, vagy jelszó védi";
        SaveOpen: "open it in a word processor and save it as .docx or .dotx, without a password",
            "nyissa meg szövegszerkesztőben, és mentse jelszó nélkül, .docx vagy .dotx formátumban";
        Macros: "it holds macros, which no paper takes over", "makrók vannak benne, irat ilyet nem vesz át";
        SaveWithoutMacros: "save it without macros, as .docx or .dotx", "mentse makrók nélkül, .docx vagy .dotx formátumban";
        Damaged: "it is damaged or not complete", "sérült vagy hiányos";
        CopyAgain: "copy it again, or open it in a word processor and save it anew",
            "másolja át újra, vagy nyissa meg szövegszerkesztőben, és mentse újra";
        TooLarge: "it is larger than any template, or unpacks to more than 64 MB",
            "nagyobb minden sablonnál, vagy kicsomagolva több mint 64 MB";
        SmallerPictures: "make its pictures smaller, or take them out, and save it again",
            "kicsinyítse vagy vegye ki a képeit, és mentse újra";
        OtherOutput: "name another file or folder with `-o`", "adjon meg más fájlt vagy mappát: `-o`";
        NoStyles: "it has no styles", "nincsenek benne stílusok";
        SavePlain: "open it in a word processor and save it anew as .docx or .dotx, not as Strict Open XML",
            "nyissa meg szövegszerkesztőben, és mentse újra .docx vagy .dotx formátumban, nem szigorú (Strict) Open XML-ként";
        TakeOut: "put the picture itself into the header or footer, or take it out, and save it again",
            "magát a képet tegye az élőfejbe vagy élőlábba, vagy vegye ki onnan, és mentse újra";
        MakePicture: "make a picture of it, or take it out of the header or footer, and save it again",
            "alakítsa képpé, vagy vegye ki az élőfejből vagy élőlábból, és mentse újra";
        Narrow: "its page leaves less than 7 cm for the width of the text", "az oldalán a szövegnek 7 cm széles hely sem marad";
        Widen: "make the page wider or its margins narrower, and save it again",
            "szélesítse az oldalt vagy szűkítse a margóit, és mentse újra";
        OnlyWord: "--template goes with Word files alone", "a --template csak Word-fájlokhoz adható meg";
        WordEnding: "let the name after -o end in .docx, or leave --template out",
            "a -o utáni név .docx végű legyen, vagy hagyja el a --template kapcsolót";
    }
}

sentences! {
    TemplateText {
        no_template(path, why): "{path} cannot be the template: {why}", "nem lehet sablon: {path} ({why})";
        form(part): "its part {part} is in a form that is not known here", "a {part} része itt nem ismert formában van";
        external(part, what): "its part {part} takes something from elsewhere whenever a paper is opened: {what}",
            "a {part} része máshonnan vesz át valamit az irat minden megnyitásakor: {what}";
        embedded(part): "its part {part} holds an object of another program", "a {part} részében másik program objektuma van";
    }
}

told! {
    TemplateText {
        /// Of a document that would be written over its template.
        written_over(path): "{path} is the template itself, and would be written over: nothing is written",
            "maga a sablon íródna felül: {path}; semmi sem íródott ki";
        /// What was named as a template.
        not_read(path, why): "the template {path} cannot be read: {why}", "a sablon nem olvasható: {path} ({why})";
    }
}
