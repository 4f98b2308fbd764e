import { MessageTemplates } from '../../../features/wordings/message-templates.tsx'

/** 消息用语. */
export const Component = MessageTemplates
