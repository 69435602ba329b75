/** Names that properties of SurveyJS had in earlier versions, as its authoring guide lists them, with those of today. */
export const legacyAliases: ReadonlyMap<string, string> = new Map([
  ['addRowLocation', 'addRowButtonLocation'],
  ['allowCompleteSurveyAutomatic', 'autoAdvanceAllowComplete'],
  ['allowRowsDragAndDrop', 'allowRowReorder'],
  ['attachOriginalItems', 'attachData'],
  ['autoComplete', 'autocomplete'],
  ['commentPlaceHolder', 'commentPlaceholder'],
  ['defaultValueFromLastPanel', 'copyDefaultValueFromLastEntry'],
  ['defaultValueFromLastRow', 'copyDefaultValueFromLastEntry'],
  ['emptyRowsText', 'noRowsText'],
  ['firstPageIsStarted', 'firstPageIsStartPage'],
  ['focusFirstQuestionAutomatic', 'autoFocusFirstQuestion'],
  ['focusOnFirstError', 'autoFocusFirstError'],
  ['goNextPageAutomatic', 'autoAdvanceEnabled'],
  ['hasComment', 'showCommentArea'],
  ['hasNone', 'showNoneItem'],
  ['hasOther', 'showOtherItem'],
  ['hasSelectAll', 'showSelectAllItem'],
  ['insensitive', 'caseInsensitive'],
  ['isAllRowRequired', 'eachRowRequired'],
  ['itemSize', 'inputSize'],
  ['maxOthersLength', 'maxCommentLength'],
  ['maxTimeToFinish', 'timeLimit'],
  ['maxTimeToFinishPage', 'timeLimitPerPage'],
  ['maximumRateDescription', 'maxRateDescription'],
  ['mininumRateDescription', 'minRateDescription'],
  ['navigationButtonsVisibility', 'showNavigationButtons'],
  ['optionsCaption', 'placeholder'],
  ['otherPlaceHolder', 'otherPlaceholder'],
  ['panelAddText', 'addPanelText'],
  ['panelNextText', 'nextPanelText'],
  ['panelPrevText', 'prevPanelText'],
  ['panelRemoveButtonLocation', 'removePanelButtonLocation'],
  ['panelRemoveText', 'removePanelText'],
  ['placeHolder', 'placeholder'],
  ['progressBarShowPageTitles', 'progressBarShowNavigationText'],
  ['questionsOrder', 'questionOrder'],
  ['rateDisplayMode', 'rateType'],
  ['requiredText', 'requiredMark'],
  ['rowsOrder', 'rowOrder'],
  ['sendResultOnPageNext', 'partialSendEnabled'],
  ['showClearButton', 'allowClear'],
  ['showCompletedPage', 'showCompletePage'],
  ['showOptionsCaption', 'allowClear'],
  ['showRangeInProgress', 'showProgressBar'],
  ['showTimerPanelMode', 'timerInfoMode'],
  ['size', 'inputSize'],
  ['templateTitleLocation', 'templateQuestionTitleLocation'],
  ['useDisplayValuesInTitle', 'useDisplayValuesInDynamicTexts'],
]);

/** The object with its legacy names replaced; a name of today wins over its own alias. `renamed` lists them. */
export function renameAliases(given: Readonly<Record<string, unknown>>): {
  fields: Record<string, unknown>;
  renamed: (readonly [alias: string, name: string])[];
} {
  const fields: Record<string, unknown> = {};
  const renamed: (readonly [string, string])[] = [];
  for (const [key, value] of Object.entries(given)) {
    const name = legacyAliases.get(key);
    if (name === undefined) {
      if (key !== '__proto__') fields[key] = value;
    } else {
      renamed.push([key, name]);
      if (!Object.hasOwn(given, name)) fields[name] = value;
    }
  }
  return { fields, renamed };
}
