import { DocumentWordings } from '../../../features/wordings/document-wordings.tsx'

/** 文书用语. */
export const Component = DocumentWordings
