/** The hidden inputs of a page as a browser without JavaScript sends them: not those of the fieldset for scripts. */
export const hiddenInputs = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...withoutScripted(page).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [
      match[1]!,
      match[2]!,
    ]),
  );

/** The page without what only script shows. */
export const withoutScripted = (page: string): string =>
  page.replace(/<fieldset class="more".*?<\/fieldset><div class="act nj"/s, '');
