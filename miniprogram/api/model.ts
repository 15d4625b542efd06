import type { components } from '../types/api';

type Schemas = components['schemas'];

export type Tokens = Schemas['SessionTokens'];
export type Me = Schemas['AccountView'];
export type PhoneGiven = Schemas['PhoneView'];
export type Consent = Schemas['ConsentView'];
export type Notice = Schemas['NoticeView'];
export type GridNotice = Schemas['GridNoticeView'];
export type GridFound = Schemas['GridPlaceView'];
export type ServiceItem = Schemas['ServiceView'];
export type Understanding = Schemas['UnderstandingAnswer'];
export type UploadRequest = Schemas['UploadRequest'];
export type Upload = Schemas['UploadBegun'];
export type UploadState = Schemas['UploadState'];
export type Place = Schemas['PlaceRequest'];
/** A report as it is sent: its words, and whatever else the resident gave. */
export type IntakeForm = Partial<Schemas['ReportRequest']> & { text: string };
export type Acted = Schemas['ActAnswer'];
export type IntakeMade = Schemas['FiledAnswer'];
export type IntakeRow = Schemas['IntakeItem'];
export type IntakeDetail = Schemas['IntakeDetailAnswer'];
export type Media = Schemas['MediaAnswer'];
export type Urged = Schemas['UrgeAnswer'];
export type InquiryAnswer = Schemas['InquiryAnswer'];
export type Draft = Schemas['DraftView'];

export type MediaType = 'image' | 'voice' | 'video';

export type PlaceGuess = Schemas['PlaceView'];

/** What a matter that is not the grid's can be submitted as here. */
export interface Instead {
  kind: string;
  item: string | null;
}

/** A page of a list; `next` is null at the end. */
export interface Page<T> {
  items: T[];
  next: string | null;
}
