import type { QualityRule } from './quality-rules.ts'

/** Two badge classes for a rule: one that holds to it, and one that does not. Both are files as somebody would write them. */
export interface QualityExample {
  readonly passing: string
  readonly failing: string
}

/**
 * An example for each rule of quality: `content/QUALITY.md` prints them, and tests hold each rule to its own two. They show what
 * matters to the rule, and leave other fields out.
 */
export const QUALITY_EXAMPLES: Readonly<Record<QualityRule, QualityExample>> = {
  'quality-name-specific': {
    passing: `---
name: Persuasive Business Writing
description: Writes proposals that lead a busy reader from the question to a decision.
---

Hand in a proposal of two pages for a real decision, and revise it after feedback from its reader.`,
    failing: `---
name: Good Communicator
description: Writes proposals that lead a busy reader from the question to a decision.
---

Hand in a proposal of two pages for a real decision, and revise it after feedback from its reader.`,
  },

  'quality-criteria-concrete': {
    passing: `---
name: SQL for Beginners
description: Writes queries that filter, join and summarise tables.
type: competency
---

1. Complete the eight practice sets.
2. Write queries that answer twenty questions on a database that you have not seen before.`,
    failing: `---
name: SQL for Beginners
description: Writes queries that filter, join and summarise tables.
type: competency
---

Attend all eight evenings, take part in the discussion, and understand how a relational database works.`,
  },

  'quality-criteria-public': {
    passing: `---
name: Lathe Operation
description: Turns parts on a lathe to a drawing.
---

Turn three parts to the drawings of the set task. Each measure must lie within a tenth of a millimetre.`,
    failing: `---
name: Lathe Operation
description: Turns parts on a lathe to a drawing.
---

Turn three parts as agreed with your trainer. For the measures that must be reached, see the intranet.`,
  },

  'quality-assessment-application': {
    passing: `---
name: Spreadsheet Modelling
description: Builds spreadsheets that others can check and change.
type: competency
assessment:
  kind: project
  description: A cost model for a case, which an assessor changes and checks by a list of ten points.
---

Build a cost model for the case that you are given, and explain how each figure comes about.`,
    failing: `---
name: Spreadsheet Modelling
description: Builds spreadsheets that others can check and change.
type: competency
assessment:
  kind: quiz
  description: Thirty multiple-choice questions on formulas and functions.
---

Build a cost model for the case that you are given, and explain how each figure comes about.`,
  },

  'quality-evidence': {
    passing: `---
name: Restoration Carpentry
description: Repairs historic timber frames with joints of their period.
type: micro-credential
evidenceRequired: true
---

Repair three joints of a listed building, and document the work before, during and after.`,
    failing: `---
name: Restoration Carpentry
description: Repairs historic timber frames with joints of their period.
type: micro-credential
---

Repair three joints of a listed building, and document the work before, during and after.`,
  },

  'quality-rubric': {
    passing: `---
name: Restoration Carpentry
description: Repairs historic timber frames with joints of their period.
type: micro-credential
results:
  - id: joints
    name: Joints
    type: rubric-criterion-level
    requiredLevel: sound
    levels:
      - id: loose
        name: Loose
        description: The joint needs glue or filler to hold.
      - id: sound
        name: Sound
        description: The joint holds dry, and old timber was kept where it could be.
---

Repair three joints of a listed building, and document the work before, during and after.`,
    failing: `---
name: Restoration Carpentry
description: Repairs historic timber frames with joints of their period.
type: micro-credential
results:
  - id: joints
    name: Joints
    type: status
---

Repair three joints of a listed building, and document the work before, during and after.`,
  },

  'quality-aligned': {
    passing: `---
name: Client Presentation Skills
description: Gives presentations to clients that make a point and leave room for questions.
type: competency
alignments:
  - name: Communication
    url: https://frameworks.example/career-readiness/communication
    framework: Career Readiness Competencies
---

Present a recommendation to a client in twelve minutes, and answer their questions for eight.`,
    failing: `---
name: Client Presentation Skills
description: Gives presentations to clients that make a point and leave room for questions.
type: competency
---

Present a recommendation to a client in twelve minutes, and answer their questions for eight.`,
  },

  'quality-type-fits': {
    passing: `---
name: Care Planning
description: Plans care together with a patient and their family.
type: micro-credential
modules:
  - name: Asking and listening
  - name: Goals that can be reached
  - name: Reviewing a plan
assessment:
  kind: case-study
  description: The plan of a real patient, defended before two assessors.
---

Write the care plan of a patient, follow it for six weeks, and defend the changes that you made.`,
    failing: `---
name: Care Planning
description: Plans care together with a patient and their family.
type: micro-credential
assessment:
  kind: attendance
  description: Present on all four days.
---

Write the care plan of a patient, follow it for six weeks, and defend the changes that you made.`,
  },

  'quality-attendance-mastery': {
    passing: `---
name: Negotiation Day
description: Took part in a day on negotiation, with three rehearsed conversations.
assessment:
  kind: attendance
  description: Present from the opening to the last conversation.
workload:
  hours: 7
---

Be there for the whole day, and take your part in each of the three rehearsed conversations.`,
    failing: `---
name: Certified Negotiation Expert
description: Has mastered the art of negotiation.
assessment:
  kind: attendance
  description: Present from the opening to the last conversation.
workload:
  hours: 7
---

Be there for the whole day, and take your part in each of the three rehearsed conversations.`,
  },

  'quality-portable': {
    passing: `---
name: Soil Sampling
description: Takes soil samples that a laboratory can rely on.
imageAlt: A brown hexagon with an auger over layers of earth.
---

Take twelve samples on a field that is assigned to you, label and seal them, and plot them on a map.`,
    failing: `---
name: Soil Sampling
description: Takes soil samples that a laboratory can rely on.
---

See [all criteria](https://example.org/soil-sampling).`,
  },

  'quality-skills': {
    passing: `---
name: Building Charts
description: Chooses, builds and labels charts that answer a business question honestly.
skills: [data visualisation, business reporting]
---

Build three charts for a named audience, and add to each a note on why you chose its form.`,
    failing: `---
name: Building Charts
description: Chooses, builds and labels charts that answer a business question honestly.
---

Build three charts for a named audience, and add to each a note on why you chose its form.`,
  },

  'quality-description-outcome': {
    passing: `---
name: Sprint Planning in Practice
description: Leads a planning meeting in which a team commits to a goal that it can reach.
---

Lead a planning meeting of a real team, and compare the plan with what was delivered two weeks later.`,
    failing: `---
name: Sprint Planning in Practice
description: This badge is awarded after our popular two-day course on sprint planning.
---

Lead a planning meeting of a real team, and compare the plan with what was delivered two weeks later.`,
  },
}
