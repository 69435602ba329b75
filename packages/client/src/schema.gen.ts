// Generated from packages/contract/openapi.json by `npm run generate`. Do not edit.

export interface paths {
    "/v1/{community}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One territory's programme */
        get: operations["getCommunity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{community}/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed-in person, her organisations and roles */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{community}/counters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The programme's figures, each with what it counts and where it comes from */
        get: operations["listCounters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{community}/taxonomy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The groups and entries that needs and answers are named by */
        get: operations["listTaxonomy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{community}/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Services that everyone may use, by name */
        get: operations["listServices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{community}/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Places of the programme that everyone may enter, by name */
        get: operations["listPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{community}/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Activities at the places of the programme, by name */
        get: operations["listActivities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{community}/territory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The schematic drawing of the territory: districts and quarters */
        get: operations["getTerritory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{community}/campaigns/{campaign}/questionnaire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The questions of a campaign in one language */
        get: operations["getQuestionnaire"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{community}/campaigns/{campaign}/participation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the signed-in person may answer, or already has */
        get: operations["getParticipation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{community}/campaigns/{campaign}/ballots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One ballot a person: the right to hand in one submission that names nobody */
        post: operations["issueBallot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{community}/campaigns/{campaign}/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in answers with a ballot; send neither token nor cookie */
        post: operations["submitAnswers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{community}/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Campaigns that the signed-in person may follow: an HR officer her firm's, a community manager all */
        get: operations["listCampaigns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{community}/campaigns/{campaign}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The released one-way tables of a campaign: disclosure-controlled, the same for every reader */
        get: operations["getRelease"];
        put?: never;
        /** Close a campaign and release its tables, once; community managers only */
        post: operations["releaseCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{community}/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers to up to three needs, scored and explained; computed on the spot and stored nowhere */
        post: operations["matchNeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Community: {
            slug: string;
            name: string;
            purpose: string;
            timeZone: string;
            languages: components["schemas"]["Language"][];
            isDemonstration: boolean;
        };
        /** @enum {string} */
        Language: "it" | "en" | "ar";
        Problem: {
            /** @example /docs/problems#already_answered */
            type: string;
            title: string;
            status: number;
            /** @example already_answered */
            code: string;
            instance: string;
            faults?: components["schemas"]["FieldFault"][];
        };
        FieldFault: {
            /** @example answers.q7 */
            path: string;
            /** @example not_allowed */
            code: string;
            message: string;
        };
        Me: {
            displayName: string;
            memberships: {
                /** @description Null for a member of the community itself, as a neighbour is */
                organisation: {
                    code: string;
                    name: string;
                } | null;
                roles: components["schemas"]["Role"][];
            }[];
        };
        /** @enum {string} */
        Role: "employee" | "neighbour" | "hr_officer" | "community_manager" | "facilitator" | "provider" | "host" | "secretary" | "municipality" | "dpo" | "operator";
        Counter: {
            code: string;
            count: number;
            label: string;
            /** @description What exactly is counted */
            counts: string;
            /** @enum {string} */
            kind: "published" | "computed";
            source: string;
            asOfYear: number;
        };
        TaxonomyEntry: {
            code: string;
            /** @description Code of the group; null for a group itself */
            group: string | null;
            name: string;
            description: string;
        };
        ServicePage: {
            items: components["schemas"]["Service"][];
            nextCursor: string | null;
        };
        Service: {
            /** Format: uuid */
            id: string;
            code: string;
            name: string;
            description: string;
            provider: string;
            /** @description Districts it serves; null: not known */
            districts: string[] | null;
            entries: string[];
            /** @enum {string} */
            offerKind: "individual" | "group" | "shared" | "self_organised";
            cost: components["schemas"]["Cost"];
            windows: components["schemas"]["WeeklyWindow"][] | null;
            languages: string[] | null;
            openPlaces: number | null;
            /** Format: date */
            verifiedOn: string | null;
            /** @enum {string} */
            source: "published" | "generated";
            generatedFields: string[];
        };
        /** @description null: not known */
        Cost: {
            /** @enum {string} */
            kind: "free";
        } | {
            /** @enum {string} */
            kind: "per_hour";
            feeCents: number;
        } | null;
        WeeklyWindow: {
            weekday: number;
            startMinute: number;
            endMinute: number;
        };
        PlacePage: {
            items: components["schemas"]["Place"][];
            nextCursor: string | null;
        };
        Place: {
            /** Format: uuid */
            id: string;
            code: string;
            name: string;
            kind: string;
            host: string;
            district: string;
            quarter: string | null;
            description: string;
            amenities: string[];
            /** @enum {string} */
            lifeCycle: "proposed" | "agreed" | "active" | "suspended" | "handed_over" | "closed";
            entries: string[];
            /** @description Codes of the public services held here */
            services: string[];
            point: components["schemas"]["SchematicPoint"];
            /** @enum {string} */
            source: "published" | "generated";
            generatedFields: string[];
        };
        SchematicPoint: {
            x: number;
            y: number;
        };
        ActivityPage: {
            items: components["schemas"]["Activity"][];
            nextCursor: string | null;
        };
        Activity: {
            /** Format: uuid */
            id: string;
            code: string;
            name: string;
            description: string;
            organiser: string;
            place: {
                code: string;
                name: string;
            };
            district: string;
            entries: string[];
            /** @description Weekly hours; null: not known */
            windows: components["schemas"]["WeeklyWindow"][] | null;
            cost: components["schemas"]["Cost"];
            languages: string[] | null;
            /** @enum {string} */
            source: "published" | "generated";
            generatedFields: string[];
        };
        Territory: {
            districts: {
                code: string;
                name: string;
                isInProgramme: boolean;
                outline: components["schemas"]["SchematicPoint"][];
                labelPoint: components["schemas"]["SchematicPoint"];
            }[];
            quarters: {
                code: string;
                name: string;
                district: string;
                point: components["schemas"]["SchematicPoint"];
            }[];
        };
        Questionnaire: {
            campaign: {
                code: string;
                name: string;
                organisation: string;
                /** @enum {string} */
                status: "scheduled" | "open" | "closed";
                /** Format: date */
                closesOn: string;
            };
            instrument: {
                code: string;
                version: number;
            };
            /** @description No figure about fewer people than this ever leaves the programme */
            floor: number;
            definition: {
                [key: string]: unknown;
            };
        };
        Submission: {
            ballot: string;
            instrument: {
                code: string;
                version: number;
            };
            language: components["schemas"]["Language"];
            answers: {
                [key: string]: string | number | boolean | string[];
            };
        };
        CampaignPage: {
            items: components["schemas"]["Campaign"][];
            nextCursor: string | null;
        };
        Campaign: {
            /** Format: uuid */
            id: string;
            code: string;
            name: string;
            organisation: {
                code: string;
                name: string;
            };
            /** @enum {string} */
            status: "scheduled" | "open" | "closed";
            /** Format: date */
            opensOn: string;
            /** Format: date */
            closesOn: string;
            invited: number;
            responseRate: components["schemas"]["ResponseRate"];
            isReleased: boolean;
        };
        /** @description null: too few were invited */
        ResponseRate: {
            /** @enum {string} */
            kind: "below" | "about" | "above";
            percent: number;
        } | null;
        Release: {
            campaign: string;
            /** Format: date */
            releasedOn: string;
            floor: number;
            /** @description Fewer answers than the floor: no table at all */
            isTooFew: boolean;
            respondents: number | null;
            tables: components["schemas"]["ReleasedTable"][];
        };
        ReleasedTable: {
            question: string;
            title: string;
            /** @enum {string} */
            kind: "single" | "multiple" | "scale" | "ranking";
            floor: number;
            cells: components["schemas"]["ReleasedCell"][];
            /** @description The hidden cells of a single-answer table, taken together */
            restCount: number | null;
        };
        ReleasedCell: {
            value: string;
            label: string;
            /** @enum {string} */
            status: "shown" | "hidden";
            /** @description null when hidden */
            count: number | null;
        };
        MatchResult: {
            rulesVersion: string;
            needs: {
                entry: string;
                name: string;
                matches: components["schemas"]["Match"][];
                hidden: {
                    reason: string;
                    count: number;
                }[];
            }[];
        };
        Match: {
            answer: components["schemas"]["MatchAnswer"];
            /** @description Which of the need's entries it answers */
            answersEntries: string[];
            score: number;
            assessablePoints: number;
            needsCheck: boolean;
            criteria: components["schemas"]["MatchCriterion"][];
            changes: components["schemas"]["MatchChange"][];
        };
        MatchAnswer: {
            /** Format: uuid */
            id: string;
            code: string;
            /** @enum {string} */
            kind: "service" | "shared_service" | "activity" | "place";
            name: string;
            description: string;
            provider: string;
            place: {
                code: string;
                name: string;
            } | null;
            districts: string[] | null;
            cost: components["schemas"]["Cost"];
            windows: components["schemas"]["WeeklyWindow"][] | null;
            openPlaces: number | null;
            /** Format: date */
            verifiedOn: string | null;
            /** @enum {string} */
            source: "published" | "generated";
            generatedFields: string[];
        };
        MatchCriterion: {
            criterion: string;
            /** @enum {string} */
            outcome: "met" | "partly" | "not_met" | "unknown" | "not_asked";
            /** @description A fact as data; null when not known or not stated */
            needFact?: unknown;
            /** @description A fact as data; null when not known or not stated */
            answerFact?: unknown;
            points: number;
            max: number;
            source: string | null;
            /** Format: date */
            verifiedOn: string | null;
        };
        MatchChange: {
            change: string;
            criterion: string;
            gainPoints: number | null;
            to: number | null;
        };
        NeedFacts: {
            language: components["schemas"]["Language"];
            entries: string[];
            district?: string;
            childAgeBands?: ("0-2" | "3-5" | "6-10" | "11-13" | "14-17")[];
            moments?: string[];
            sharesWith?: string[];
            /** @description Opens the firm's own offers; the same for all of a firm's people, so it names nobody */
            audiencePass?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getCommunity: {
        parameters: {
            query?: {
                lang?: components["schemas"]["Language"];
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The community */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Community"];
                };
            };
            /** @description Problem: not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: invalid_request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The signed-in person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Problem: not_signed_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: forbidden, cross_site_request */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: invalid_request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCounters: {
        parameters: {
            query?: {
                lang?: components["schemas"]["Language"];
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counters */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Counter"][];
                    };
                };
            };
            /** @description Problem: not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: invalid_request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTaxonomy: {
        parameters: {
            query?: {
                lang?: components["schemas"]["Language"];
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Groups and entries in their order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TaxonomyEntry"][];
                    };
                };
            };
            /** @description Problem: not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: invalid_request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listServices: {
        parameters: {
            query?: {
                lang?: components["schemas"]["Language"];
                cursor?: string;
                limit?: number;
                district?: string;
                group?: string;
                /** @description Words in the name or description */
                q?: string;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of services */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicePage"];
                };
            };
            /** @description Problem: not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: invalid_request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlaces: {
        parameters: {
            query?: {
                lang?: components["schemas"]["Language"];
                cursor?: string;
                limit?: number;
                district?: string;
                kind?: string;
                q?: string;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of places */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacePage"];
                };
            };
            /** @description Problem: not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: invalid_request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listActivities: {
        parameters: {
            query?: {
                lang?: components["schemas"]["Language"];
                cursor?: string;
                limit?: number;
                district?: string;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of activities */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityPage"];
                };
            };
            /** @description Problem: not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: invalid_request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTerritory: {
        parameters: {
            query?: {
                lang?: components["schemas"]["Language"];
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The drawing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Territory"];
                };
            };
            /** @description Problem: not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: invalid_request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getQuestionnaire: {
        parameters: {
            query?: {
                lang?: components["schemas"]["Language"];
            };
            header?: never;
            path: {
                community: string;
                campaign: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The questionnaire */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Questionnaire"];
                };
            };
            /** @description Problem: not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: invalid_request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getParticipation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                community: string;
                campaign: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Her standing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "invited" | "answered" | "not_invited";
                        /** @description Opens the firm's own offers when matching; names nobody */
                        audiencePass: string | null;
                    };
                };
            };
            /** @description Problem: not_signed_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: forbidden, cross_site_request */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: invalid_request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issueBallot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                community: string;
                campaign: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ballot; it is not kept */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ballot: string;
                    };
                };
            };
            /** @description Problem: not_signed_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: forbidden, cross_site_request, not_invited */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: already_answered, campaign_not_open */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: invalid_request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitAnswers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                community: string;
                campaign: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Submission"];
            };
        };
        responses: {
            /** @description Stored, without any link to a person */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        stored: true;
                    };
                };
            };
            /** @description Problem: malformed_body */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: ballot_invalid */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: ballot_spent, campaign_not_open, instrument_changed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: body_too_large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: unsupported_media_type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: invalid_request, answers_not_allowed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCampaigns: {
        parameters: {
            query?: {
                lang?: components["schemas"]["Language"];
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of campaigns, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignPage"];
                };
            };
            /** @description Problem: not_signed_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: forbidden, cross_site_request */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: invalid_request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRelease: {
        parameters: {
            query?: {
                lang?: components["schemas"]["Language"];
            };
            header?: never;
            path: {
                community: string;
                campaign: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The release */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description Problem: not_signed_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: forbidden, cross_site_request */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: invalid_request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseCampaign: {
        parameters: {
            query?: {
                lang?: components["schemas"]["Language"];
            };
            header?: never;
            path: {
                community: string;
                campaign: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The release */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description Problem: not_signed_in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: forbidden, cross_site_request */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: campaign_already_released */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: invalid_request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    matchNeed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                community: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NeedFacts"];
            };
        };
        responses: {
            /** @description For each need, the answers that fit best */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchResult"];
                };
            };
            /** @description Problem: malformed_body */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: not_found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: body_too_large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: unsupported_media_type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: invalid_request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
