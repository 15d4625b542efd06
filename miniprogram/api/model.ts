import type { components } from '../types/api';

type Schemas = components['schemas'];

export type Tokens = Schemas['LoginAnswer'];
export type Me = Schemas['Me'];
export type Consent = Schemas['Consent'];
export type Notice = Schemas['Notice'];
export type GridNotice = Schemas['GridNotice'];
export type GridFound = Schemas['GridFound'];
export type ServiceItem = Schemas['ServiceItem'];
export type Understanding = Schemas['Understanding'];
export type UploadRequest = Schemas['UploadRequest'];
export type Upload = Schemas['Upload'];
export type UploadState = Schemas['UploadState'];
export type Place = Schemas['Place'];
export type IntakeForm = Schemas['IntakeRequest'];
export type IntakeMade = Schemas['IntakeMade'];
export type IntakeRow = Schemas['IntakeRow'];
export type IntakeDetail = Schemas['IntakeDetail'];
export type Media = Schemas['Media'];
export type Urged = Schemas['UrgeAnswer'];
export type InquiryAnswer = Schemas['InquiryAnswer'];
export type Draft = Schemas['Draft'];

export type MediaType = 'image' | 'voice' | 'video';

/** A page of a list; `next` is null at the end. */
export interface Page<T> {
  items: T[];
  next: string | null;
}
