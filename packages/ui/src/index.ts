export { Actions, type ActionsProps } from "./actions.tsx";
export {
  AppFrame,
  type AppFrameProps,
  type FootLink,
  type LeaveAction,
  type NavItem,
  type Navigation,
  type PauseAction,
} from "./app-frame.tsx";
export { BandLine, type BandLineProps } from "./band-line.tsx";
export { Breath, type BreathProps } from "./breath.tsx";
export { Button, type ButtonKind, ButtonLink, type ButtonLinkProps, type ButtonProps } from "./button.tsx";
export { CameraView, type CameraViewProps } from "./camera-view.tsx";
export { Chip, type ChipProps, Chips, type ChipsProps } from "./chip.tsx";
export { ChoiceList, type ChoiceListProps } from "./choice-list.tsx";
export { ChoiceRow, type ChoiceRowProps } from "./choice-row.tsx";
export { CodeField, type CodeFieldProps } from "./code-field.tsx";
export { DateTimeField, type DateTimeFieldProps } from "./date-time-field.tsx";
export { Dialog } from "./dialog.tsx";
export type { DialogProps } from "./dialog-props.ts";
export { EmptyState, type EmptyStateProps } from "./empty-state.tsx";
export { FileButton, type FileButtonProps } from "./file-button.tsx";
export { HandOver, type HandOverProps, type HandOverWithLockProps } from "./hand-over.tsx";
export { HoldPanel, type HoldPanelProps } from "./hold-panel.tsx";
export { Icon, type IconName, type IconProps } from "./icon.tsx";
export { InternalLink, type InternalLinkProps, type Navigate } from "./internal-link.tsx";
export { LinkText, type LinkTextProps } from "./link-text.tsx";
export { LiveRegion, type LiveRegionProps } from "./live-region.tsx";
export { LoadingState, type LoadingStateProps } from "./loading-state.tsx";
export { LogoMark } from "./logo-mark.tsx";
export { LoopFigure, type LoopFigureProps } from "./loop-figure.tsx";
export { MarkKey, type MarkKeyProps } from "./mark-key.tsx";
export { type Mark, type MarkKind, segmentMarks } from "./marked-words.ts";
export { type Mood, MoodChoice, type MoodChoiceProps, type MoodOption } from "./mood-choice.tsx";
export { Notice, type NoticeProps } from "./notice.tsx";
export { PageHead, type PageHeadProps, WhoCanSee, type WhoCanSeeProps } from "./page-head.tsx";
export { type Partner, PartnerMark, type PartnerMarkProps } from "./partner-mark.tsx";
export { PauseClock, type PauseClockProps } from "./pause-clock.tsx";
export { PersonChoice, type PersonChoiceProps, type PersonOption } from "./person-choice.tsx";
export { PlaneFigure, type PlaneFigureProps, type PlanePlace, type PlaneSpan } from "./plane-figure.tsx";
export { QrFigure, type QrFigureProps } from "./qr-figure.tsx";
export { ReachedNote, type ReachedNoteProps } from "./reached-note.tsx";
export { ReadWords, type ReadWordsProps } from "./read-words.tsx";
export { ScaleSlider, type ScaleSliderProps } from "./scale-slider.tsx";
export { type Segment, SegmentedControl, type SegmentedControlProps } from "./segmented-control.tsx";
export { Signal, type SignalProps } from "./signal.tsx";
export { Slip, type SlipProps } from "./slip.tsx";
export { Leaf, type LeafProps, Sheet, type SheetProps, Spread, type SpreadProps } from "./spread.tsx";
export { StatusLine, type StatusLineProps } from "./status-line.tsx";
export { StepScale, type StepScaleProps } from "./step-scale.tsx";
export { TextField, type TextFieldProps } from "./text-field.tsx";
export { Thread, type ThreadLine, type ThreadProps } from "./thread.tsx";
export { TurnSteps, type TurnStepsProps } from "./turn-steps.tsx";
export { VisuallyHidden, type VisuallyHiddenProps } from "./visually-hidden.tsx";
export { WordList, type WordListProps } from "./word-list.tsx";
export { textToWords, WordsField, type WordsFieldProps } from "./words-field.tsx";
export { WritingField, type WritingFieldProps } from "./writing-field.tsx";
export { type Answer, YesNo, type YesNoProps } from "./yes-no.tsx";
