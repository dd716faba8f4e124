import { createRequire } from "node:module";
import { basename, dirname, isAbsolute, join as join$1, relative, resolve } from "node:path";
import { once } from "node:events";
import { execFile, fork, spawn } from "node:child_process";
import { closeSync, constants, fstatSync, ftruncateSync, mkdirSync, openSync, readFileSync, readSync, readdirSync, readlinkSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { createHash, randomBytes, randomInt } from "node:crypto";
import { connect, createServer } from "node:net";
import { arch, availableParallelism, constants as constants$1, cpus, hostname, release, tmpdir, totalmem, type } from "node:os";
import { promisify, stripVTControlCharacters } from "node:util";
import { get } from "node:http";
import { chmod, copyFile, cp, lstat, mkdir, mkdtemp, open as open$1, readFile, readdir, readlink, realpath, rename, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
// \0rolldown/runtime.js
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __commonJSMin = (cb, mod) => () => (mod || (cb((mod = { exports: {} }).exports, mod, mod.exports), cb = null), mod.exports);
var __copyProps = (to, from, except, desc) => {
	if (from && typeof from === "object" || typeof from === "function") for (var keys = __getOwnPropNames(from), i = 0, n = keys.length, key; i < n; i++) {
		key = keys[i];
		if (!__hasOwnProp.call(to, key) && key !== except) __defProp(to, key, {
			get: ((k) => from[k]).bind(null, key),
			enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
		});
	}
	return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(isNodeMode || !mod || !mod.__esModule || !__hasOwnProp.call(mod, "default") ? __defProp(target, "default", {
	value: mod,
	enumerable: true
}) : target, mod));
var __require = /* #__PURE__ */ (() => createRequire(import.meta.url))();
// node_modules/commander/lib/error.js
var require_error = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* CommanderError class
	*/
	var CommanderError = class extends Error {
		/**
		* Constructs the CommanderError class
		* @param {number} exitCode suggested exit code which could be used with process.exit
		* @param {string} code an id string representing the error
		* @param {string} message human-readable description of the error
		*/
		constructor(exitCode, code, message) {
			super(message);
			Error.captureStackTrace(this, this.constructor);
			this.name = this.constructor.name;
			this.code = code;
			this.exitCode = exitCode;
			this.nestedError = void 0;
		}
	};
	/**
	* InvalidArgumentError class
	*/
	var InvalidArgumentError = class extends CommanderError {
		/**
		* Constructs the InvalidArgumentError class
		* @param {string} [message] explanation of why argument is invalid
		*/
		constructor(message) {
			super(1, "commander.invalidArgument", message);
			Error.captureStackTrace(this, this.constructor);
			this.name = this.constructor.name;
		}
	};
	exports.CommanderError = CommanderError;
	exports.InvalidArgumentError = InvalidArgumentError;
}));
// node_modules/commander/lib/argument.js
var require_argument = /* @__PURE__ */ __commonJSMin(((exports) => {
	const { InvalidArgumentError } = require_error();
	var Argument = class {
		/**
		* Initialize a new command argument with the given name and description.
		* The default is that the argument is required, and you can explicitly
		* indicate this with <> around the name. Put [] around the name for an optional argument.
		*
		* @param {string} name
		* @param {string} [description]
		*/
		constructor(name, description) {
			this.description = description || "";
			this.variadic = false;
			this.parseArg = void 0;
			this.defaultValue = void 0;
			this.defaultValueDescription = void 0;
			this.argChoices = void 0;
			switch (name[0]) {
				case "<":
					this.required = true;
					this._name = name.slice(1, -1);
					break;
				case "[":
					this.required = false;
					this._name = name.slice(1, -1);
					break;
				default:
					this.required = true;
					this._name = name;
			}
			if (this._name.endsWith("...")) {
				this.variadic = true;
				this._name = this._name.slice(0, -3);
			}
		}
		/**
		* Return argument name.
		*
		* @return {string}
		*/
		name() {
			return this._name;
		}
		/**
		* @package
		*/
		_collectValue(value, previous) {
			if (previous === this.defaultValue || !Array.isArray(previous)) return [value];
			previous.push(value);
			return previous;
		}
		/**
		* Set the default value, and optionally supply the description to be displayed in the help.
		*
		* @param {*} value
		* @param {string} [description]
		* @return {Argument}
		*/
		default(value, description) {
			this.defaultValue = value;
			this.defaultValueDescription = description;
			return this;
		}
		/**
		* Set the custom handler for processing CLI command arguments into argument values.
		*
		* @param {Function} [fn]
		* @return {Argument}
		*/
		argParser(fn) {
			this.parseArg = fn;
			return this;
		}
		/**
		* Only allow argument value to be one of choices.
		*
		* @param {string[]} values
		* @return {Argument}
		*/
		choices(values) {
			this.argChoices = values.slice();
			this.parseArg = (arg, previous) => {
				if (!this.argChoices.includes(arg)) throw new InvalidArgumentError(`Allowed choices are ${this.argChoices.join(", ")}.`);
				if (this.variadic) return this._collectValue(arg, previous);
				return arg;
			};
			return this;
		}
		/**
		* Make argument required.
		*
		* @returns {Argument}
		*/
		argRequired() {
			this.required = true;
			return this;
		}
		/**
		* Make argument optional.
		*
		* @returns {Argument}
		*/
		argOptional() {
			this.required = false;
			return this;
		}
	};
	/**
	* Takes an argument and returns its human readable equivalent for help usage.
	*
	* @param {Argument} arg
	* @return {string}
	* @private
	*/
	function humanReadableArgName(arg) {
		const nameOutput = arg.name() + (arg.variadic === true ? "..." : "");
		return arg.required ? "<" + nameOutput + ">" : "[" + nameOutput + "]";
	}
	exports.Argument = Argument;
	exports.humanReadableArgName = humanReadableArgName;
}));
// node_modules/commander/lib/help.js
var require_help = /* @__PURE__ */ __commonJSMin(((exports) => {
	const { humanReadableArgName } = require_argument();
	/**
	* TypeScript import types for JSDoc, used by Visual Studio Code IntelliSense and `npm run typescript-checkJS`
	* https://www.typescriptlang.org/docs/handbook/jsdoc-supported-types.html#import-types
	* @typedef { import("./argument.js").Argument } Argument
	* @typedef { import("./command.js").Command } Command
	* @typedef { import("./option.js").Option } Option
	*/
	var Help = class {
		constructor() {
			this.helpWidth = void 0;
			this.minWidthToWrap = 40;
			this.sortSubcommands = false;
			this.sortOptions = false;
			this.showGlobalOptions = false;
		}
		/**
		* prepareContext is called by Commander after applying overrides from `Command.configureHelp()`
		* and just before calling `formatHelp()`.
		*
		* Commander just uses the helpWidth and the rest is provided for optional use by more complex subclasses.
		*
		* @param {{ error?: boolean, helpWidth?: number, outputHasColors?: boolean }} contextOptions
		*/
		prepareContext(contextOptions) {
			this.helpWidth = this.helpWidth ?? contextOptions.helpWidth ?? 80;
		}
		/**
		* Get an array of the visible subcommands. Includes a placeholder for the implicit help command, if there is one.
		*
		* @param {Command} cmd
		* @returns {Command[]}
		*/
		visibleCommands(cmd) {
			const visibleCommands = cmd.commands.filter((cmd) => !cmd._hidden);
			const helpCommand = cmd._getHelpCommand();
			if (helpCommand && !helpCommand._hidden) visibleCommands.push(helpCommand);
			if (this.sortSubcommands) visibleCommands.sort((a, b) => {
				return a.name().localeCompare(b.name());
			});
			return visibleCommands;
		}
		/**
		* Compare options for sort.
		*
		* @param {Option} a
		* @param {Option} b
		* @returns {number}
		*/
		compareOptions(a, b) {
			const getSortKey = (option) => {
				return option.short ? option.short.replace(/^-/, "") : option.long.replace(/^--/, "");
			};
			return getSortKey(a).localeCompare(getSortKey(b));
		}
		/**
		* Get an array of the visible options. Includes a placeholder for the implicit help option, if there is one.
		*
		* @param {Command} cmd
		* @returns {Option[]}
		*/
		visibleOptions(cmd) {
			const visibleOptions = cmd.options.filter((option) => !option.hidden);
			const helpOption = cmd._getHelpOption();
			if (helpOption && !helpOption.hidden) {
				const removeShort = helpOption.short && cmd._findOption(helpOption.short);
				const removeLong = helpOption.long && cmd._findOption(helpOption.long);
				if (!removeShort && !removeLong) visibleOptions.push(helpOption);
				else if (helpOption.long && !removeLong) visibleOptions.push(cmd.createOption(helpOption.long, helpOption.description));
				else if (helpOption.short && !removeShort) visibleOptions.push(cmd.createOption(helpOption.short, helpOption.description));
			}
			if (this.sortOptions) visibleOptions.sort(this.compareOptions);
			return visibleOptions;
		}
		/**
		* Get an array of the visible global options. (Not including help.)
		*
		* @param {Command} cmd
		* @returns {Option[]}
		*/
		visibleGlobalOptions(cmd) {
			if (!this.showGlobalOptions) return [];
			const globalOptions = [];
			for (let ancestorCmd = cmd.parent; ancestorCmd; ancestorCmd = ancestorCmd.parent) {
				const visibleOptions = ancestorCmd.options.filter((option) => !option.hidden);
				globalOptions.push(...visibleOptions);
			}
			if (this.sortOptions) globalOptions.sort(this.compareOptions);
			return globalOptions;
		}
		/**
		* Get an array of the arguments if any have a description.
		*
		* @param {Command} cmd
		* @returns {Argument[]}
		*/
		visibleArguments(cmd) {
			if (cmd._argsDescription) cmd.registeredArguments.forEach((argument) => {
				argument.description = argument.description || cmd._argsDescription[argument.name()] || "";
			});
			if (cmd.registeredArguments.find((argument) => argument.description)) return cmd.registeredArguments;
			return [];
		}
		/**
		* Get the command term to show in the list of subcommands.
		*
		* @param {Command} cmd
		* @returns {string}
		*/
		subcommandTerm(cmd) {
			const args = cmd.registeredArguments.map((arg) => humanReadableArgName(arg)).join(" ");
			return cmd._name + (cmd._aliases[0] ? "|" + cmd._aliases[0] : "") + (cmd.options.length ? " [options]" : "") + (args ? " " + args : "");
		}
		/**
		* Get the option term to show in the list of options.
		*
		* @param {Option} option
		* @returns {string}
		*/
		optionTerm(option) {
			return option.flags;
		}
		/**
		* Get the argument term to show in the list of arguments.
		*
		* @param {Argument} argument
		* @returns {string}
		*/
		argumentTerm(argument) {
			return argument.name();
		}
		/**
		* Get the longest command term length.
		*
		* @param {Command} cmd
		* @param {Help} helper
		* @returns {number}
		*/
		longestSubcommandTermLength(cmd, helper) {
			return helper.visibleCommands(cmd).reduce((max, command) => {
				return Math.max(max, this.displayWidth(helper.styleSubcommandTerm(helper.subcommandTerm(command))));
			}, 0);
		}
		/**
		* Get the longest option term length.
		*
		* @param {Command} cmd
		* @param {Help} helper
		* @returns {number}
		*/
		longestOptionTermLength(cmd, helper) {
			return helper.visibleOptions(cmd).reduce((max, option) => {
				return Math.max(max, this.displayWidth(helper.styleOptionTerm(helper.optionTerm(option))));
			}, 0);
		}
		/**
		* Get the longest global option term length.
		*
		* @param {Command} cmd
		* @param {Help} helper
		* @returns {number}
		*/
		longestGlobalOptionTermLength(cmd, helper) {
			return helper.visibleGlobalOptions(cmd).reduce((max, option) => {
				return Math.max(max, this.displayWidth(helper.styleOptionTerm(helper.optionTerm(option))));
			}, 0);
		}
		/**
		* Get the longest argument term length.
		*
		* @param {Command} cmd
		* @param {Help} helper
		* @returns {number}
		*/
		longestArgumentTermLength(cmd, helper) {
			return helper.visibleArguments(cmd).reduce((max, argument) => {
				return Math.max(max, this.displayWidth(helper.styleArgumentTerm(helper.argumentTerm(argument))));
			}, 0);
		}
		/**
		* Get the command usage to be displayed at the top of the built-in help.
		*
		* @param {Command} cmd
		* @returns {string}
		*/
		commandUsage(cmd) {
			let cmdName = cmd._name;
			if (cmd._aliases[0]) cmdName = cmdName + "|" + cmd._aliases[0];
			let ancestorCmdNames = "";
			for (let ancestorCmd = cmd.parent; ancestorCmd; ancestorCmd = ancestorCmd.parent) ancestorCmdNames = ancestorCmd.name() + " " + ancestorCmdNames;
			return ancestorCmdNames + cmdName + " " + cmd.usage();
		}
		/**
		* Get the description for the command.
		*
		* @param {Command} cmd
		* @returns {string}
		*/
		commandDescription(cmd) {
			return cmd.description();
		}
		/**
		* Get the subcommand summary to show in the list of subcommands.
		* (Fallback to description for backwards compatibility.)
		*
		* @param {Command} cmd
		* @returns {string}
		*/
		subcommandDescription(cmd) {
			return cmd.summary() || cmd.description();
		}
		/**
		* Get the option description to show in the list of options.
		*
		* @param {Option} option
		* @return {string}
		*/
		optionDescription(option) {
			const extraInfo = [];
			if (option.argChoices) extraInfo.push(`choices: ${option.argChoices.map((choice) => JSON.stringify(choice)).join(", ")}`);
			if (option.defaultValue !== void 0) {
				if (option.required || option.optional || option.isBoolean() && typeof option.defaultValue === "boolean") extraInfo.push(`default: ${option.defaultValueDescription || JSON.stringify(option.defaultValue)}`);
			}
			if (option.presetArg !== void 0 && option.optional) extraInfo.push(`preset: ${JSON.stringify(option.presetArg)}`);
			if (option.envVar !== void 0) extraInfo.push(`env: ${option.envVar}`);
			if (extraInfo.length > 0) {
				const extraDescription = `(${extraInfo.join(", ")})`;
				if (option.description) return `${option.description} ${extraDescription}`;
				return extraDescription;
			}
			return option.description;
		}
		/**
		* Get the argument description to show in the list of arguments.
		*
		* @param {Argument} argument
		* @return {string}
		*/
		argumentDescription(argument) {
			const extraInfo = [];
			if (argument.argChoices) extraInfo.push(`choices: ${argument.argChoices.map((choice) => JSON.stringify(choice)).join(", ")}`);
			if (argument.defaultValue !== void 0) extraInfo.push(`default: ${argument.defaultValueDescription || JSON.stringify(argument.defaultValue)}`);
			if (extraInfo.length > 0) {
				const extraDescription = `(${extraInfo.join(", ")})`;
				if (argument.description) return `${argument.description} ${extraDescription}`;
				return extraDescription;
			}
			return argument.description;
		}
		/**
		* Format a list of items, given a heading and an array of formatted items.
		*
		* @param {string} heading
		* @param {string[]} items
		* @param {Help} helper
		* @returns string[]
		*/
		formatItemList(heading, items, helper) {
			if (items.length === 0) return [];
			return [
				helper.styleTitle(heading),
				...items,
				""
			];
		}
		/**
		* Group items by their help group heading.
		*
		* @param {Command[] | Option[]} unsortedItems
		* @param {Command[] | Option[]} visibleItems
		* @param {Function} getGroup
		* @returns {Map<string, Command[] | Option[]>}
		*/
		groupItems(unsortedItems, visibleItems, getGroup) {
			const result = /* @__PURE__ */ new Map();
			unsortedItems.forEach((item) => {
				const group = getGroup(item);
				if (!result.has(group)) result.set(group, []);
			});
			visibleItems.forEach((item) => {
				const group = getGroup(item);
				if (!result.has(group)) result.set(group, []);
				result.get(group).push(item);
			});
			return result;
		}
		/**
		* Generate the built-in help text.
		*
		* @param {Command} cmd
		* @param {Help} helper
		* @returns {string}
		*/
		formatHelp(cmd, helper) {
			const termWidth = helper.padWidth(cmd, helper);
			const helpWidth = helper.helpWidth ?? 80;
			function callFormatItem(term, description) {
				return helper.formatItem(term, termWidth, description, helper);
			}
			let output = [`${helper.styleTitle("Usage:")} ${helper.styleUsage(helper.commandUsage(cmd))}`, ""];
			const commandDescription = helper.commandDescription(cmd);
			if (commandDescription.length > 0) output = output.concat([helper.boxWrap(helper.styleCommandDescription(commandDescription), helpWidth), ""]);
			const argumentList = helper.visibleArguments(cmd).map((argument) => {
				return callFormatItem(helper.styleArgumentTerm(helper.argumentTerm(argument)), helper.styleArgumentDescription(helper.argumentDescription(argument)));
			});
			output = output.concat(this.formatItemList("Arguments:", argumentList, helper));
			this.groupItems(cmd.options, helper.visibleOptions(cmd), (option) => option.helpGroupHeading ?? "Options:").forEach((options, group) => {
				const optionList = options.map((option) => {
					return callFormatItem(helper.styleOptionTerm(helper.optionTerm(option)), helper.styleOptionDescription(helper.optionDescription(option)));
				});
				output = output.concat(this.formatItemList(group, optionList, helper));
			});
			if (helper.showGlobalOptions) {
				const globalOptionList = helper.visibleGlobalOptions(cmd).map((option) => {
					return callFormatItem(helper.styleOptionTerm(helper.optionTerm(option)), helper.styleOptionDescription(helper.optionDescription(option)));
				});
				output = output.concat(this.formatItemList("Global Options:", globalOptionList, helper));
			}
			this.groupItems(cmd.commands, helper.visibleCommands(cmd), (sub) => sub.helpGroup() || "Commands:").forEach((commands, group) => {
				const commandList = commands.map((sub) => {
					return callFormatItem(helper.styleSubcommandTerm(helper.subcommandTerm(sub)), helper.styleSubcommandDescription(helper.subcommandDescription(sub)));
				});
				output = output.concat(this.formatItemList(group, commandList, helper));
			});
			return output.join("\n");
		}
		/**
		* Return display width of string, ignoring ANSI escape sequences. Used in padding and wrapping calculations.
		*
		* @param {string} str
		* @returns {number}
		*/
		displayWidth(str) {
			return stripColor(str).length;
		}
		/**
		* Style the title for displaying in the help. Called with 'Usage:', 'Options:', etc.
		*
		* @param {string} str
		* @returns {string}
		*/
		styleTitle(str) {
			return str;
		}
		styleUsage(str) {
			return str.split(" ").map((word) => {
				if (word === "[options]") return this.styleOptionText(word);
				if (word === "[command]") return this.styleSubcommandText(word);
				if (word[0] === "[" || word[0] === "<") return this.styleArgumentText(word);
				return this.styleCommandText(word);
			}).join(" ");
		}
		styleCommandDescription(str) {
			return this.styleDescriptionText(str);
		}
		styleOptionDescription(str) {
			return this.styleDescriptionText(str);
		}
		styleSubcommandDescription(str) {
			return this.styleDescriptionText(str);
		}
		styleArgumentDescription(str) {
			return this.styleDescriptionText(str);
		}
		styleDescriptionText(str) {
			return str;
		}
		styleOptionTerm(str) {
			return this.styleOptionText(str);
		}
		styleSubcommandTerm(str) {
			return str.split(" ").map((word) => {
				if (word === "[options]") return this.styleOptionText(word);
				if (word[0] === "[" || word[0] === "<") return this.styleArgumentText(word);
				return this.styleSubcommandText(word);
			}).join(" ");
		}
		styleArgumentTerm(str) {
			return this.styleArgumentText(str);
		}
		styleOptionText(str) {
			return str;
		}
		styleArgumentText(str) {
			return str;
		}
		styleSubcommandText(str) {
			return str;
		}
		styleCommandText(str) {
			return str;
		}
		/**
		* Calculate the pad width from the maximum term length.
		*
		* @param {Command} cmd
		* @param {Help} helper
		* @returns {number}
		*/
		padWidth(cmd, helper) {
			return Math.max(helper.longestOptionTermLength(cmd, helper), helper.longestGlobalOptionTermLength(cmd, helper), helper.longestSubcommandTermLength(cmd, helper), helper.longestArgumentTermLength(cmd, helper));
		}
		/**
		* Detect manually wrapped and indented strings by checking for line break followed by whitespace.
		*
		* @param {string} str
		* @returns {boolean}
		*/
		preformatted(str) {
			return /\n[^\S\r\n]/.test(str);
		}
		/**
		* Format the "item", which consists of a term and description. Pad the term and wrap the description, indenting the following lines.
		*
		* So "TTT", 5, "DDD DDDD DD DDD" might be formatted for this.helpWidth=17 like so:
		*   TTT  DDD DDDD
		*        DD DDD
		*
		* @param {string} term
		* @param {number} termWidth
		* @param {string} description
		* @param {Help} helper
		* @returns {string}
		*/
		formatItem(term, termWidth, description, helper) {
			const itemIndent = 2;
			const itemIndentStr = " ".repeat(itemIndent);
			if (!description) return itemIndentStr + term;
			const paddedTerm = term.padEnd(termWidth + term.length - helper.displayWidth(term));
			const spacerWidth = 2;
			const remainingWidth = (this.helpWidth ?? 80) - termWidth - spacerWidth - itemIndent;
			let formattedDescription;
			if (remainingWidth < this.minWidthToWrap || helper.preformatted(description)) formattedDescription = description;
			else formattedDescription = helper.boxWrap(description, remainingWidth).replace(/\n/g, "\n" + " ".repeat(termWidth + spacerWidth));
			return itemIndentStr + paddedTerm + " ".repeat(spacerWidth) + formattedDescription.replace(/\n/g, `\n${itemIndentStr}`);
		}
		/**
		* Wrap a string at whitespace, preserving existing line breaks.
		* Wrapping is skipped if the width is less than `minWidthToWrap`.
		*
		* @param {string} str
		* @param {number} width
		* @returns {string}
		*/
		boxWrap(str, width) {
			if (width < this.minWidthToWrap) return str;
			const rawLines = str.split(/\r\n|\n/);
			const chunkPattern = /[\s]*[^\s]+/g;
			const wrappedLines = [];
			rawLines.forEach((line) => {
				const chunks = line.match(chunkPattern);
				if (chunks === null) {
					wrappedLines.push("");
					return;
				}
				let sumChunks = [chunks.shift()];
				let sumWidth = this.displayWidth(sumChunks[0]);
				chunks.forEach((chunk) => {
					const visibleWidth = this.displayWidth(chunk);
					if (sumWidth + visibleWidth <= width) {
						sumChunks.push(chunk);
						sumWidth += visibleWidth;
						return;
					}
					wrappedLines.push(sumChunks.join(""));
					const nextChunk = chunk.trimStart();
					sumChunks = [nextChunk];
					sumWidth = this.displayWidth(nextChunk);
				});
				wrappedLines.push(sumChunks.join(""));
			});
			return wrappedLines.join("\n");
		}
	};
	/**
	* Strip style ANSI escape sequences from the string. In particular, SGR (Select Graphic Rendition) codes.
	*
	* @param {string} str
	* @returns {string}
	* @package
	*/
	function stripColor(str) {
		return str.replace(/\x1b\[\d*(;\d*)*m/g, "");
	}
	exports.Help = Help;
	exports.stripColor = stripColor;
}));
// node_modules/commander/lib/option.js
var require_option = /* @__PURE__ */ __commonJSMin(((exports) => {
	const { InvalidArgumentError } = require_error();
	var Option = class {
		/**
		* Initialize a new `Option` with the given `flags` and `description`.
		*
		* @param {string} flags
		* @param {string} [description]
		*/
		constructor(flags, description) {
			this.flags = flags;
			this.description = description || "";
			this.required = flags.includes("<");
			this.optional = flags.includes("[");
			this.variadic = /\w\.\.\.[>\]]$/.test(flags);
			this.mandatory = false;
			const optionFlags = splitOptionFlags(flags);
			this.short = optionFlags.shortFlag;
			this.long = optionFlags.longFlag;
			this.negate = false;
			if (this.long) this.negate = this.long.startsWith("--no-");
			this.defaultValue = void 0;
			this.defaultValueDescription = void 0;
			this.presetArg = void 0;
			this.envVar = void 0;
			this.parseArg = void 0;
			this.hidden = false;
			this.argChoices = void 0;
			this.conflictsWith = [];
			this.implied = void 0;
			this.helpGroupHeading = void 0;
		}
		/**
		* Set the default value, and optionally supply the description to be displayed in the help.
		*
		* @param {*} value
		* @param {string} [description]
		* @return {Option}
		*/
		default(value, description) {
			this.defaultValue = value;
			this.defaultValueDescription = description;
			return this;
		}
		/**
		* Preset to use when option used without option-argument, especially optional but also boolean and negated.
		* The custom processing (parseArg) is called.
		*
		* @example
		* new Option('--color').default('GREYSCALE').preset('RGB');
		* new Option('--donate [amount]').preset('20').argParser(parseFloat);
		*
		* @param {*} arg
		* @return {Option}
		*/
		preset(arg) {
			this.presetArg = arg;
			return this;
		}
		/**
		* Add option name(s) that conflict with this option.
		* An error will be displayed if conflicting options are found during parsing.
		*
		* @example
		* new Option('--rgb').conflicts('cmyk');
		* new Option('--js').conflicts(['ts', 'jsx']);
		*
		* @param {(string | string[])} names
		* @return {Option}
		*/
		conflicts(names) {
			this.conflictsWith = this.conflictsWith.concat(names);
			return this;
		}
		/**
		* Specify implied option values for when this option is set and the implied options are not.
		*
		* The custom processing (parseArg) is not called on the implied values.
		*
		* @example
		* program
		*   .addOption(new Option('--log', 'write logging information to file'))
		*   .addOption(new Option('--trace', 'log extra details').implies({ log: 'trace.txt' }));
		*
		* @param {object} impliedOptionValues
		* @return {Option}
		*/
		implies(impliedOptionValues) {
			let newImplied = impliedOptionValues;
			if (typeof impliedOptionValues === "string") newImplied = { [impliedOptionValues]: true };
			this.implied = Object.assign(this.implied || {}, newImplied);
			return this;
		}
		/**
		* Set environment variable to check for option value.
		*
		* An environment variable is only used if when processed the current option value is
		* undefined, or the source of the current value is 'default' or 'config' or 'env'.
		*
		* @param {string} name
		* @return {Option}
		*/
		env(name) {
			this.envVar = name;
			return this;
		}
		/**
		* Set the custom handler for processing CLI option arguments into option values.
		*
		* @param {Function} [fn]
		* @return {Option}
		*/
		argParser(fn) {
			this.parseArg = fn;
			return this;
		}
		/**
		* Whether the option is mandatory and must have a value after parsing.
		*
		* @param {boolean} [mandatory=true]
		* @return {Option}
		*/
		makeOptionMandatory(mandatory = true) {
			this.mandatory = !!mandatory;
			return this;
		}
		/**
		* Hide option in help.
		*
		* @param {boolean} [hide=true]
		* @return {Option}
		*/
		hideHelp(hide = true) {
			this.hidden = !!hide;
			return this;
		}
		/**
		* @package
		*/
		_collectValue(value, previous) {
			if (previous === this.defaultValue || !Array.isArray(previous)) return [value];
			previous.push(value);
			return previous;
		}
		/**
		* Only allow option value to be one of choices.
		*
		* @param {string[]} values
		* @return {Option}
		*/
		choices(values) {
			this.argChoices = values.slice();
			this.parseArg = (arg, previous) => {
				if (!this.argChoices.includes(arg)) throw new InvalidArgumentError(`Allowed choices are ${this.argChoices.join(", ")}.`);
				if (this.variadic) return this._collectValue(arg, previous);
				return arg;
			};
			return this;
		}
		/**
		* Return option name.
		*
		* @return {string}
		*/
		name() {
			if (this.long) return this.long.replace(/^--/, "");
			return this.short.replace(/^-/, "");
		}
		/**
		* Return option name, in a camelcase format that can be used
		* as an object attribute key.
		*
		* @return {string}
		*/
		attributeName() {
			if (this.negate) return camelcase(this.name().replace(/^no-/, ""));
			return camelcase(this.name());
		}
		/**
		* Set the help group heading.
		*
		* @param {string} heading
		* @return {Option}
		*/
		helpGroup(heading) {
			this.helpGroupHeading = heading;
			return this;
		}
		/**
		* Check if `arg` matches the short or long flag.
		*
		* @param {string} arg
		* @return {boolean}
		* @package
		*/
		is(arg) {
			return this.short === arg || this.long === arg;
		}
		/**
		* Return whether a boolean option.
		*
		* Options are one of boolean, negated, required argument, or optional argument.
		*
		* @return {boolean}
		* @package
		*/
		isBoolean() {
			return !this.required && !this.optional && !this.negate;
		}
	};
	/**
	* This class is to make it easier to work with dual options, without changing the existing
	* implementation. We support separate dual options for separate positive and negative options,
	* like `--build` and `--no-build`, which share a single option value. This works nicely for some
	* use cases, but is tricky for others where we want separate behaviours despite
	* the single shared option value.
	*/
	var DualOptions = class {
		/**
		* @param {Option[]} options
		*/
		constructor(options) {
			this.positiveOptions = /* @__PURE__ */ new Map();
			this.negativeOptions = /* @__PURE__ */ new Map();
			this.dualOptions = /* @__PURE__ */ new Set();
			options.forEach((option) => {
				if (option.negate) this.negativeOptions.set(option.attributeName(), option);
				else this.positiveOptions.set(option.attributeName(), option);
			});
			this.negativeOptions.forEach((value, key) => {
				if (this.positiveOptions.has(key)) this.dualOptions.add(key);
			});
		}
		/**
		* Did the value come from the option, and not from possible matching dual option?
		*
		* @param {*} value
		* @param {Option} option
		* @returns {boolean}
		*/
		valueFromOption(value, option) {
			const optionKey = option.attributeName();
			if (!this.dualOptions.has(optionKey)) return true;
			const preset = this.negativeOptions.get(optionKey).presetArg;
			const negativeValue = preset !== void 0 ? preset : false;
			return option.negate === (negativeValue === value);
		}
	};
	/**
	* Convert string from kebab-case to camelCase.
	*
	* @param {string} str
	* @return {string}
	* @private
	*/
	function camelcase(str) {
		return str.split("-").reduce((str, word) => {
			return str + word[0].toUpperCase() + word.slice(1);
		});
	}
	/**
	* Split the short and long flag out of something like '-m,--mixed <value>'
	*
	* @private
	*/
	function splitOptionFlags(flags) {
		let shortFlag;
		let longFlag;
		const shortFlagExp = /^-[^-]$/;
		const longFlagExp = /^--[^-]/;
		const flagParts = flags.split(/[ |,]+/).concat("guard");
		if (shortFlagExp.test(flagParts[0])) shortFlag = flagParts.shift();
		if (longFlagExp.test(flagParts[0])) longFlag = flagParts.shift();
		if (!shortFlag && shortFlagExp.test(flagParts[0])) shortFlag = flagParts.shift();
		if (!shortFlag && longFlagExp.test(flagParts[0])) {
			shortFlag = longFlag;
			longFlag = flagParts.shift();
		}
		if (flagParts[0].startsWith("-")) {
			const unsupportedFlag = flagParts[0];
			const baseError = `option creation failed due to '${unsupportedFlag}' in option flags '${flags}'`;
			if (/^-[^-][^-]/.test(unsupportedFlag)) throw new Error(`${baseError}
- a short flag is a single dash and a single character
  - either use a single dash and a single character (for a short flag)
  - or use a double dash for a long option (and can have two, like '--ws, --workspace')`);
			if (shortFlagExp.test(unsupportedFlag)) throw new Error(`${baseError}
- too many short flags`);
			if (longFlagExp.test(unsupportedFlag)) throw new Error(`${baseError}
- too many long flags`);
			throw new Error(`${baseError}
- unrecognised flag format`);
		}
		if (shortFlag === void 0 && longFlag === void 0) throw new Error(`option creation failed due to no flags found in '${flags}'.`);
		return {
			shortFlag,
			longFlag
		};
	}
	exports.Option = Option;
	exports.DualOptions = DualOptions;
}));
// node_modules/commander/lib/suggestSimilar.js
var require_suggestSimilar = /* @__PURE__ */ __commonJSMin(((exports) => {
	const maxDistance = 3;
	function editDistance(a, b) {
		if (Math.abs(a.length - b.length) > maxDistance) return Math.max(a.length, b.length);
		const d = [];
		for (let i = 0; i <= a.length; i++) d[i] = [i];
		for (let j = 0; j <= b.length; j++) d[0][j] = j;
		for (let j = 1; j <= b.length; j++) for (let i = 1; i <= a.length; i++) {
			let cost = 1;
			if (a[i - 1] === b[j - 1]) cost = 0;
			else cost = 1;
			d[i][j] = Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + cost);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
		}
		return d[a.length][b.length];
	}
	/**
	* Find close matches, restricted to same number of edits.
	*
	* @param {string} word
	* @param {string[]} candidates
	* @returns {string}
	*/
	function suggestSimilar(word, candidates) {
		if (!candidates || candidates.length === 0) return "";
		candidates = Array.from(new Set(candidates));
		const searchingOptions = word.startsWith("--");
		if (searchingOptions) {
			word = word.slice(2);
			candidates = candidates.map((candidate) => candidate.slice(2));
		}
		let similar = [];
		let bestDistance = maxDistance;
		const minSimilarity = .4;
		candidates.forEach((candidate) => {
			if (candidate.length <= 1) return;
			const distance = editDistance(word, candidate);
			const length = Math.max(word.length, candidate.length);
			if ((length - distance) / length > minSimilarity) {
				if (distance < bestDistance) {
					bestDistance = distance;
					similar = [candidate];
				} else if (distance === bestDistance) similar.push(candidate);
			}
		});
		similar.sort((a, b) => a.localeCompare(b));
		if (searchingOptions) similar = similar.map((candidate) => `--${candidate}`);
		if (similar.length > 1) return `\n(Did you mean one of ${similar.join(", ")}?)`;
		if (similar.length === 1) return `\n(Did you mean ${similar[0]}?)`;
		return "";
	}
	exports.suggestSimilar = suggestSimilar;
}));
// node_modules/commander/lib/command.js
var require_command = /* @__PURE__ */ __commonJSMin(((exports) => {
	const EventEmitter = __require("node:events").EventEmitter;
	const childProcess = __require("node:child_process");
	const path = __require("node:path");
	const fs = __require("node:fs");
	const process = __require("node:process");
	const { Argument, humanReadableArgName } = require_argument();
	const { CommanderError } = require_error();
	const { Help, stripColor } = require_help();
	const { Option, DualOptions } = require_option();
	const { suggestSimilar } = require_suggestSimilar();
	var Command = class Command extends EventEmitter {
		/**
		* Initialize a new `Command`.
		*
		* @param {string} [name]
		*/
		constructor(name) {
			super();
			/** @type {Command[]} */
			this.commands = [];
			/** @type {Option[]} */
			this.options = [];
			this.parent = null;
			this._allowUnknownOption = false;
			this._allowExcessArguments = false;
			/** @type {Argument[]} */
			this.registeredArguments = [];
			this._args = this.registeredArguments;
			/** @type {string[]} */
			this.args = [];
			this.rawArgs = [];
			this.processedArgs = [];
			this._scriptPath = null;
			this._name = name || "";
			this._optionValues = {};
			this._optionValueSources = {};
			this._storeOptionsAsProperties = false;
			this._actionHandler = null;
			this._executableHandler = false;
			this._executableFile = null;
			this._executableDir = null;
			this._defaultCommandName = null;
			this._exitCallback = null;
			this._aliases = [];
			this._combineFlagAndOptionalValue = true;
			this._description = "";
			this._summary = "";
			this._argsDescription = void 0;
			this._enablePositionalOptions = false;
			this._passThroughOptions = false;
			this._lifeCycleHooks = {};
			/** @type {(boolean | string)} */
			this._showHelpAfterError = false;
			this._showSuggestionAfterError = true;
			this._savedState = null;
			this._outputConfiguration = {
				writeOut: (str) => process.stdout.write(str),
				writeErr: (str) => process.stderr.write(str),
				outputError: (str, write) => write(str),
				getOutHelpWidth: () => process.stdout.isTTY ? process.stdout.columns : void 0,
				getErrHelpWidth: () => process.stderr.isTTY ? process.stderr.columns : void 0,
				getOutHasColors: () => useColor() ?? (process.stdout.isTTY && process.stdout.hasColors?.()),
				getErrHasColors: () => useColor() ?? (process.stderr.isTTY && process.stderr.hasColors?.()),
				stripColor: (str) => stripColor(str)
			};
			this._hidden = false;
			/** @type {(Option | null | undefined)} */
			this._helpOption = void 0;
			this._addImplicitHelpCommand = void 0;
			/** @type {Command} */
			this._helpCommand = void 0;
			this._helpConfiguration = {};
			/** @type {string | undefined} */
			this._helpGroupHeading = void 0;
			/** @type {string | undefined} */
			this._defaultCommandGroup = void 0;
			/** @type {string | undefined} */
			this._defaultOptionGroup = void 0;
		}
		/**
		* Copy settings that are useful to have in common across root command and subcommands.
		*
		* (Used internally when adding a command using `.command()` so subcommands inherit parent settings.)
		*
		* @param {Command} sourceCommand
		* @return {Command} `this` command for chaining
		*/
		copyInheritedSettings(sourceCommand) {
			this._outputConfiguration = sourceCommand._outputConfiguration;
			this._helpOption = sourceCommand._helpOption;
			this._helpCommand = sourceCommand._helpCommand;
			this._helpConfiguration = sourceCommand._helpConfiguration;
			this._exitCallback = sourceCommand._exitCallback;
			this._storeOptionsAsProperties = sourceCommand._storeOptionsAsProperties;
			this._combineFlagAndOptionalValue = sourceCommand._combineFlagAndOptionalValue;
			this._allowExcessArguments = sourceCommand._allowExcessArguments;
			this._enablePositionalOptions = sourceCommand._enablePositionalOptions;
			this._showHelpAfterError = sourceCommand._showHelpAfterError;
			this._showSuggestionAfterError = sourceCommand._showSuggestionAfterError;
			return this;
		}
		/**
		* @returns {Command[]}
		* @private
		*/
		_getCommandAndAncestors() {
			const result = [];
			for (let command = this; command; command = command.parent) result.push(command);
			return result;
		}
		/**
		* Define a command.
		*
		* There are two styles of command: pay attention to where to put the description.
		*
		* @example
		* // Command implemented using action handler (description is supplied separately to `.command`)
		* program
		*   .command('clone <source> [destination]')
		*   .description('clone a repository into a newly created directory')
		*   .action((source, destination) => {
		*     console.log('clone command called');
		*   });
		*
		* // Command implemented using separate executable file (description is second parameter to `.command`)
		* program
		*   .command('start <service>', 'start named service')
		*   .command('stop [service]', 'stop named service, or all if no name supplied');
		*
		* @param {string} nameAndArgs - command name and arguments, args are `<required>` or `[optional]` and last may also be `variadic...`
		* @param {(object | string)} [actionOptsOrExecDesc] - configuration options (for action), or description (for executable)
		* @param {object} [execOpts] - configuration options (for executable)
		* @return {Command} returns new command for action handler, or `this` for executable command
		*/
		command(nameAndArgs, actionOptsOrExecDesc, execOpts) {
			let desc = actionOptsOrExecDesc;
			let opts = execOpts;
			if (typeof desc === "object" && desc !== null) {
				opts = desc;
				desc = null;
			}
			opts = opts || {};
			const [, name, args] = nameAndArgs.match(/([^ ]+) *(.*)/);
			const cmd = this.createCommand(name);
			if (desc) {
				cmd.description(desc);
				cmd._executableHandler = true;
			}
			if (opts.isDefault) this._defaultCommandName = cmd._name;
			cmd._hidden = !!(opts.noHelp || opts.hidden);
			cmd._executableFile = opts.executableFile || null;
			if (args) cmd.arguments(args);
			this._registerCommand(cmd);
			cmd.parent = this;
			cmd.copyInheritedSettings(this);
			if (desc) return this;
			return cmd;
		}
		/**
		* Factory routine to create a new unattached command.
		*
		* See .command() for creating an attached subcommand, which uses this routine to
		* create the command. You can override createCommand to customise subcommands.
		*
		* @param {string} [name]
		* @return {Command} new command
		*/
		createCommand(name) {
			return new Command(name);
		}
		/**
		* You can customise the help with a subclass of Help by overriding createHelp,
		* or by overriding Help properties using configureHelp().
		*
		* @return {Help}
		*/
		createHelp() {
			return Object.assign(new Help(), this.configureHelp());
		}
		/**
		* You can customise the help by overriding Help properties using configureHelp(),
		* or with a subclass of Help by overriding createHelp().
		*
		* @param {object} [configuration] - configuration options
		* @return {(Command | object)} `this` command for chaining, or stored configuration
		*/
		configureHelp(configuration) {
			if (configuration === void 0) return this._helpConfiguration;
			this._helpConfiguration = configuration;
			return this;
		}
		/**
		* The default output goes to stdout and stderr. You can customise this for special
		* applications. You can also customise the display of errors by overriding outputError.
		*
		* The configuration properties are all functions:
		*
		*     // change how output being written, defaults to stdout and stderr
		*     writeOut(str)
		*     writeErr(str)
		*     // change how output being written for errors, defaults to writeErr
		*     outputError(str, write) // used for displaying errors and not used for displaying help
		*     // specify width for wrapping help
		*     getOutHelpWidth()
		*     getErrHelpWidth()
		*     // color support, currently only used with Help
		*     getOutHasColors()
		*     getErrHasColors()
		*     stripColor() // used to remove ANSI escape codes if output does not have colors
		*
		* @param {object} [configuration] - configuration options
		* @return {(Command | object)} `this` command for chaining, or stored configuration
		*/
		configureOutput(configuration) {
			if (configuration === void 0) return this._outputConfiguration;
			this._outputConfiguration = {
				...this._outputConfiguration,
				...configuration
			};
			return this;
		}
		/**
		* Display the help or a custom message after an error occurs.
		*
		* @param {(boolean|string)} [displayHelp]
		* @return {Command} `this` command for chaining
		*/
		showHelpAfterError(displayHelp = true) {
			if (typeof displayHelp !== "string") displayHelp = !!displayHelp;
			this._showHelpAfterError = displayHelp;
			return this;
		}
		/**
		* Display suggestion of similar commands for unknown commands, or options for unknown options.
		*
		* @param {boolean} [displaySuggestion]
		* @return {Command} `this` command for chaining
		*/
		showSuggestionAfterError(displaySuggestion = true) {
			this._showSuggestionAfterError = !!displaySuggestion;
			return this;
		}
		/**
		* Add a prepared subcommand.
		*
		* See .command() for creating an attached subcommand which inherits settings from its parent.
		*
		* @param {Command} cmd - new subcommand
		* @param {object} [opts] - configuration options
		* @return {Command} `this` command for chaining
		*/
		addCommand(cmd, opts) {
			if (!cmd._name) throw new Error(`Command passed to .addCommand() must have a name
- specify the name in Command constructor or using .name()`);
			opts = opts || {};
			if (opts.isDefault) this._defaultCommandName = cmd._name;
			if (opts.noHelp || opts.hidden) cmd._hidden = true;
			this._registerCommand(cmd);
			cmd.parent = this;
			cmd._checkForBrokenPassThrough();
			return this;
		}
		/**
		* Factory routine to create a new unattached argument.
		*
		* See .argument() for creating an attached argument, which uses this routine to
		* create the argument. You can override createArgument to return a custom argument.
		*
		* @param {string} name
		* @param {string} [description]
		* @return {Argument} new argument
		*/
		createArgument(name, description) {
			return new Argument(name, description);
		}
		/**
		* Define argument syntax for command.
		*
		* The default is that the argument is required, and you can explicitly
		* indicate this with <> around the name. Put [] around the name for an optional argument.
		*
		* @example
		* program.argument('<input-file>');
		* program.argument('[output-file]');
		*
		* @param {string} name
		* @param {string} [description]
		* @param {(Function|*)} [parseArg] - custom argument processing function or default value
		* @param {*} [defaultValue]
		* @return {Command} `this` command for chaining
		*/
		argument(name, description, parseArg, defaultValue) {
			const argument = this.createArgument(name, description);
			if (typeof parseArg === "function") argument.default(defaultValue).argParser(parseArg);
			else argument.default(parseArg);
			this.addArgument(argument);
			return this;
		}
		/**
		* Define argument syntax for command, adding multiple at once (without descriptions).
		*
		* See also .argument().
		*
		* @example
		* program.arguments('<cmd> [env]');
		*
		* @param {string} names
		* @return {Command} `this` command for chaining
		*/
		arguments(names) {
			names.trim().split(/ +/).forEach((detail) => {
				this.argument(detail);
			});
			return this;
		}
		/**
		* Define argument syntax for command, adding a prepared argument.
		*
		* @param {Argument} argument
		* @return {Command} `this` command for chaining
		*/
		addArgument(argument) {
			const previousArgument = this.registeredArguments.slice(-1)[0];
			if (previousArgument?.variadic) throw new Error(`only the last argument can be variadic '${previousArgument.name()}'`);
			if (argument.required && argument.defaultValue !== void 0 && argument.parseArg === void 0) throw new Error(`a default value for a required argument is never used: '${argument.name()}'`);
			this.registeredArguments.push(argument);
			return this;
		}
		/**
		* Customise or override default help command. By default a help command is automatically added if your command has subcommands.
		*
		* @example
		*    program.helpCommand('help [cmd]');
		*    program.helpCommand('help [cmd]', 'show help');
		*    program.helpCommand(false); // suppress default help command
		*    program.helpCommand(true); // add help command even if no subcommands
		*
		* @param {string|boolean} enableOrNameAndArgs - enable with custom name and/or arguments, or boolean to override whether added
		* @param {string} [description] - custom description
		* @return {Command} `this` command for chaining
		*/
		helpCommand(enableOrNameAndArgs, description) {
			if (typeof enableOrNameAndArgs === "boolean") {
				this._addImplicitHelpCommand = enableOrNameAndArgs;
				if (enableOrNameAndArgs && this._defaultCommandGroup) this._initCommandGroup(this._getHelpCommand());
				return this;
			}
			const [, helpName, helpArgs] = (enableOrNameAndArgs ?? "help [command]").match(/([^ ]+) *(.*)/);
			const helpDescription = description ?? "display help for command";
			const helpCommand = this.createCommand(helpName);
			helpCommand.helpOption(false);
			if (helpArgs) helpCommand.arguments(helpArgs);
			if (helpDescription) helpCommand.description(helpDescription);
			this._addImplicitHelpCommand = true;
			this._helpCommand = helpCommand;
			if (enableOrNameAndArgs || description) this._initCommandGroup(helpCommand);
			return this;
		}
		/**
		* Add prepared custom help command.
		*
		* @param {(Command|string|boolean)} helpCommand - custom help command, or deprecated enableOrNameAndArgs as for `.helpCommand()`
		* @param {string} [deprecatedDescription] - deprecated custom description used with custom name only
		* @return {Command} `this` command for chaining
		*/
		addHelpCommand(helpCommand, deprecatedDescription) {
			if (typeof helpCommand !== "object") {
				this.helpCommand(helpCommand, deprecatedDescription);
				return this;
			}
			this._addImplicitHelpCommand = true;
			this._helpCommand = helpCommand;
			this._initCommandGroup(helpCommand);
			return this;
		}
		/**
		* Lazy create help command.
		*
		* @return {(Command|null)}
		* @package
		*/
		_getHelpCommand() {
			if (this._addImplicitHelpCommand ?? (this.commands.length && !this._actionHandler && !this._findCommand("help"))) {
				if (this._helpCommand === void 0) this.helpCommand(void 0, void 0);
				return this._helpCommand;
			}
			return null;
		}
		/**
		* Add hook for life cycle event.
		*
		* @param {string} event
		* @param {Function} listener
		* @return {Command} `this` command for chaining
		*/
		hook(event, listener) {
			const allowedValues = [
				"preSubcommand",
				"preAction",
				"postAction"
			];
			if (!allowedValues.includes(event)) throw new Error(`Unexpected value for event passed to hook : '${event}'.
Expecting one of '${allowedValues.join("', '")}'`);
			if (this._lifeCycleHooks[event]) this._lifeCycleHooks[event].push(listener);
			else this._lifeCycleHooks[event] = [listener];
			return this;
		}
		/**
		* Register callback to use as replacement for calling process.exit.
		*
		* @param {Function} [fn] optional callback which will be passed a CommanderError, defaults to throwing
		* @return {Command} `this` command for chaining
		*/
		exitOverride(fn) {
			if (fn) this._exitCallback = fn;
			else this._exitCallback = (err) => {
				if (err.code !== "commander.executeSubCommandAsync") throw err;
			};
			return this;
		}
		/**
		* Call process.exit, and _exitCallback if defined.
		*
		* @param {number} exitCode exit code for using with process.exit
		* @param {string} code an id string representing the error
		* @param {string} message human-readable description of the error
		* @return never
		* @private
		*/
		_exit(exitCode, code, message) {
			if (this._exitCallback) this._exitCallback(new CommanderError(exitCode, code, message));
			process.exit(exitCode);
		}
		/**
		* Register callback `fn` for the command.
		*
		* @example
		* program
		*   .command('serve')
		*   .description('start service')
		*   .action(function() {
		*      // do work here
		*   });
		*
		* @param {Function} fn
		* @return {Command} `this` command for chaining
		*/
		action(fn) {
			const listener = (args) => {
				const expectedArgsCount = this.registeredArguments.length;
				const actionArgs = args.slice(0, expectedArgsCount);
				if (this._storeOptionsAsProperties) actionArgs[expectedArgsCount] = this;
				else actionArgs[expectedArgsCount] = this.opts();
				actionArgs.push(this);
				return fn.apply(this, actionArgs);
			};
			this._actionHandler = listener;
			return this;
		}
		/**
		* Factory routine to create a new unattached option.
		*
		* See .option() for creating an attached option, which uses this routine to
		* create the option. You can override createOption to return a custom option.
		*
		* @param {string} flags
		* @param {string} [description]
		* @return {Option} new option
		*/
		createOption(flags, description) {
			return new Option(flags, description);
		}
		/**
		* Wrap parseArgs to catch 'commander.invalidArgument'.
		*
		* @param {(Option | Argument)} target
		* @param {string} value
		* @param {*} previous
		* @param {string} invalidArgumentMessage
		* @private
		*/
		_callParseArg(target, value, previous, invalidArgumentMessage) {
			try {
				return target.parseArg(value, previous);
			} catch (err) {
				if (err.code === "commander.invalidArgument") {
					const message = `${invalidArgumentMessage} ${err.message}`;
					this.error(message, {
						exitCode: err.exitCode,
						code: err.code
					});
				}
				throw err;
			}
		}
		/**
		* Check for option flag conflicts.
		* Register option if no conflicts found, or throw on conflict.
		*
		* @param {Option} option
		* @private
		*/
		_registerOption(option) {
			const matchingOption = option.short && this._findOption(option.short) || option.long && this._findOption(option.long);
			if (matchingOption) {
				const matchingFlag = option.long && this._findOption(option.long) ? option.long : option.short;
				throw new Error(`Cannot add option '${option.flags}'${this._name && ` to command '${this._name}'`} due to conflicting flag '${matchingFlag}'
-  already used by option '${matchingOption.flags}'`);
			}
			this._initOptionGroup(option);
			this.options.push(option);
		}
		/**
		* Check for command name and alias conflicts with existing commands.
		* Register command if no conflicts found, or throw on conflict.
		*
		* @param {Command} command
		* @private
		*/
		_registerCommand(command) {
			const knownBy = (cmd) => {
				return [cmd.name()].concat(cmd.aliases());
			};
			const alreadyUsed = knownBy(command).find((name) => this._findCommand(name));
			if (alreadyUsed) {
				const existingCmd = knownBy(this._findCommand(alreadyUsed)).join("|");
				const newCmd = knownBy(command).join("|");
				throw new Error(`cannot add command '${newCmd}' as already have command '${existingCmd}'`);
			}
			this._initCommandGroup(command);
			this.commands.push(command);
		}
		/**
		* Add an option.
		*
		* @param {Option} option
		* @return {Command} `this` command for chaining
		*/
		addOption(option) {
			this._registerOption(option);
			const oname = option.name();
			const name = option.attributeName();
			if (option.negate) {
				const positiveLongFlag = option.long.replace(/^--no-/, "--");
				if (!this._findOption(positiveLongFlag)) this.setOptionValueWithSource(name, option.defaultValue === void 0 ? true : option.defaultValue, "default");
			} else if (option.defaultValue !== void 0) this.setOptionValueWithSource(name, option.defaultValue, "default");
			const handleOptionValue = (val, invalidValueMessage, valueSource) => {
				if (val == null && option.presetArg !== void 0) val = option.presetArg;
				const oldValue = this.getOptionValue(name);
				if (val !== null && option.parseArg) val = this._callParseArg(option, val, oldValue, invalidValueMessage);
				else if (val !== null && option.variadic) val = option._collectValue(val, oldValue);
				if (val == null) {
					if (option.negate) val = false;
					else if (option.isBoolean() || option.optional) val = true;
					else val = "";
				}
				this.setOptionValueWithSource(name, val, valueSource);
			};
			this.on("option:" + oname, (val) => {
				const invalidValueMessage = `error: option '${option.flags}' argument '${val}' is invalid.`;
				handleOptionValue(val, invalidValueMessage, "cli");
			});
			if (option.envVar) this.on("optionEnv:" + oname, (val) => {
				const invalidValueMessage = `error: option '${option.flags}' value '${val}' from env '${option.envVar}' is invalid.`;
				handleOptionValue(val, invalidValueMessage, "env");
			});
			return this;
		}
		/**
		* Internal implementation shared by .option() and .requiredOption()
		*
		* @return {Command} `this` command for chaining
		* @private
		*/
		_optionEx(config, flags, description, fn, defaultValue) {
			if (typeof flags === "object" && flags instanceof Option) throw new Error("To add an Option object use addOption() instead of option() or requiredOption()");
			const option = this.createOption(flags, description);
			option.makeOptionMandatory(!!config.mandatory);
			if (typeof fn === "function") option.default(defaultValue).argParser(fn);
			else if (fn instanceof RegExp) {
				const regex = fn;
				fn = (val, def) => {
					const m = regex.exec(val);
					return m ? m[0] : def;
				};
				option.default(defaultValue).argParser(fn);
			} else option.default(fn);
			return this.addOption(option);
		}
		/**
		* Define option with `flags`, `description`, and optional argument parsing function or `defaultValue` or both.
		*
		* The `flags` string contains the short and/or long flags, separated by comma, a pipe or space. A required
		* option-argument is indicated by `<>` and an optional option-argument by `[]`.
		*
		* See the README for more details, and see also addOption() and requiredOption().
		*
		* @example
		* program
		*     .option('-p, --pepper', 'add pepper')
		*     .option('--pt, --pizza-type <TYPE>', 'type of pizza') // required option-argument
		*     .option('-c, --cheese [CHEESE]', 'add extra cheese', 'mozzarella') // optional option-argument with default
		*     .option('-t, --tip <VALUE>', 'add tip to purchase cost', parseFloat) // custom parse function
		*
		* @param {string} flags
		* @param {string} [description]
		* @param {(Function|*)} [parseArg] - custom option processing function or default value
		* @param {*} [defaultValue]
		* @return {Command} `this` command for chaining
		*/
		option(flags, description, parseArg, defaultValue) {
			return this._optionEx({}, flags, description, parseArg, defaultValue);
		}
		/**
		* Add a required option which must have a value after parsing. This usually means
		* the option must be specified on the command line. (Otherwise the same as .option().)
		*
		* The `flags` string contains the short and/or long flags, separated by comma, a pipe or space.
		*
		* @param {string} flags
		* @param {string} [description]
		* @param {(Function|*)} [parseArg] - custom option processing function or default value
		* @param {*} [defaultValue]
		* @return {Command} `this` command for chaining
		*/
		requiredOption(flags, description, parseArg, defaultValue) {
			return this._optionEx({ mandatory: true }, flags, description, parseArg, defaultValue);
		}
		/**
		* Alter parsing of short flags with optional values.
		*
		* @example
		* // for `.option('-f,--flag [value]'):
		* program.combineFlagAndOptionalValue(true);  // `-f80` is treated like `--flag=80`, this is the default behaviour
		* program.combineFlagAndOptionalValue(false) // `-fb` is treated like `-f -b`
		*
		* @param {boolean} [combine] - if `true` or omitted, an optional value can be specified directly after the flag.
		* @return {Command} `this` command for chaining
		*/
		combineFlagAndOptionalValue(combine = true) {
			this._combineFlagAndOptionalValue = !!combine;
			return this;
		}
		/**
		* Allow unknown options on the command line.
		*
		* @param {boolean} [allowUnknown] - if `true` or omitted, no error will be thrown for unknown options.
		* @return {Command} `this` command for chaining
		*/
		allowUnknownOption(allowUnknown = true) {
			this._allowUnknownOption = !!allowUnknown;
			return this;
		}
		/**
		* Allow excess command-arguments on the command line. Pass false to make excess arguments an error.
		*
		* @param {boolean} [allowExcess] - if `true` or omitted, no error will be thrown for excess arguments.
		* @return {Command} `this` command for chaining
		*/
		allowExcessArguments(allowExcess = true) {
			this._allowExcessArguments = !!allowExcess;
			return this;
		}
		/**
		* Enable positional options. Positional means global options are specified before subcommands which lets
		* subcommands reuse the same option names, and also enables subcommands to turn on passThroughOptions.
		* The default behaviour is non-positional and global options may appear anywhere on the command line.
		*
		* @param {boolean} [positional]
		* @return {Command} `this` command for chaining
		*/
		enablePositionalOptions(positional = true) {
			this._enablePositionalOptions = !!positional;
			return this;
		}
		/**
		* Pass through options that come after command-arguments rather than treat them as command-options,
		* so actual command-options come before command-arguments. Turning this on for a subcommand requires
		* positional options to have been enabled on the program (parent commands).
		* The default behaviour is non-positional and options may appear before or after command-arguments.
		*
		* @param {boolean} [passThrough] for unknown options.
		* @return {Command} `this` command for chaining
		*/
		passThroughOptions(passThrough = true) {
			this._passThroughOptions = !!passThrough;
			this._checkForBrokenPassThrough();
			return this;
		}
		/**
		* @private
		*/
		_checkForBrokenPassThrough() {
			if (this.parent && this._passThroughOptions && !this.parent._enablePositionalOptions) throw new Error(`passThroughOptions cannot be used for '${this._name}' without turning on enablePositionalOptions for parent command(s)`);
		}
		/**
		* Whether to store option values as properties on command object,
		* or store separately (specify false). In both cases the option values can be accessed using .opts().
		*
		* @param {boolean} [storeAsProperties=true]
		* @return {Command} `this` command for chaining
		*/
		storeOptionsAsProperties(storeAsProperties = true) {
			if (this.options.length) throw new Error("call .storeOptionsAsProperties() before adding options");
			if (Object.keys(this._optionValues).length) throw new Error("call .storeOptionsAsProperties() before setting option values");
			this._storeOptionsAsProperties = !!storeAsProperties;
			return this;
		}
		/**
		* Retrieve option value.
		*
		* @param {string} key
		* @return {object} value
		*/
		getOptionValue(key) {
			if (this._storeOptionsAsProperties) return this[key];
			return this._optionValues[key];
		}
		/**
		* Store option value.
		*
		* @param {string} key
		* @param {object} value
		* @return {Command} `this` command for chaining
		*/
		setOptionValue(key, value) {
			return this.setOptionValueWithSource(key, value, void 0);
		}
		/**
		* Store option value and where the value came from.
		*
		* @param {string} key
		* @param {object} value
		* @param {string} source - expected values are default/config/env/cli/implied
		* @return {Command} `this` command for chaining
		*/
		setOptionValueWithSource(key, value, source) {
			if (this._storeOptionsAsProperties) this[key] = value;
			else this._optionValues[key] = value;
			this._optionValueSources[key] = source;
			return this;
		}
		/**
		* Get source of option value.
		* Expected values are default | config | env | cli | implied
		*
		* @param {string} key
		* @return {string}
		*/
		getOptionValueSource(key) {
			return this._optionValueSources[key];
		}
		/**
		* Get source of option value. See also .optsWithGlobals().
		* Expected values are default | config | env | cli | implied
		*
		* @param {string} key
		* @return {string}
		*/
		getOptionValueSourceWithGlobals(key) {
			let source;
			this._getCommandAndAncestors().forEach((cmd) => {
				if (cmd.getOptionValueSource(key) !== void 0) source = cmd.getOptionValueSource(key);
			});
			return source;
		}
		/**
		* Get user arguments from implied or explicit arguments.
		* Side-effects: set _scriptPath if args included script. Used for default program name, and subcommand searches.
		*
		* @private
		*/
		_prepareUserArgs(argv, parseOptions) {
			if (argv !== void 0 && !Array.isArray(argv)) throw new Error("first parameter to parse must be array or undefined");
			parseOptions = parseOptions || {};
			if (argv === void 0 && parseOptions.from === void 0) {
				if (process.versions?.electron) parseOptions.from = "electron";
				const execArgv = process.execArgv ?? [];
				if (execArgv.includes("-e") || execArgv.includes("--eval") || execArgv.includes("-p") || execArgv.includes("--print")) parseOptions.from = "eval";
			}
			if (argv === void 0) argv = process.argv;
			this.rawArgs = argv.slice();
			let userArgs;
			switch (parseOptions.from) {
				case void 0:
				case "node":
					this._scriptPath = argv[1];
					userArgs = argv.slice(2);
					break;
				case "electron":
					if (process.defaultApp) {
						this._scriptPath = argv[1];
						userArgs = argv.slice(2);
					} else userArgs = argv.slice(1);
					break;
				case "user":
					userArgs = argv.slice(0);
					break;
				case "eval":
					userArgs = argv.slice(1);
					break;
				default: throw new Error(`unexpected parse option { from: '${parseOptions.from}' }`);
			}
			if (!this._name && this._scriptPath) this.nameFromFilename(this._scriptPath);
			this._name = this._name || "program";
			return userArgs;
		}
		/**
		* Parse `argv`, setting options and invoking commands when defined.
		*
		* Use parseAsync instead of parse if any of your action handlers are async.
		*
		* Call with no parameters to parse `process.argv`. Detects Electron and special node options like `node --eval`. Easy mode!
		*
		* Or call with an array of strings to parse, and optionally where the user arguments start by specifying where the arguments are `from`:
		* - `'node'`: default, `argv[0]` is the application and `argv[1]` is the script being run, with user arguments after that
		* - `'electron'`: `argv[0]` is the application and `argv[1]` varies depending on whether the electron application is packaged
		* - `'user'`: just user arguments
		*
		* @example
		* program.parse(); // parse process.argv and auto-detect electron and special node flags
		* program.parse(process.argv); // assume argv[0] is app and argv[1] is script
		* program.parse(my-args, { from: 'user' }); // just user supplied arguments, nothing special about argv[0]
		*
		* @param {string[]} [argv] - optional, defaults to process.argv
		* @param {object} [parseOptions] - optionally specify style of options with from: node/user/electron
		* @param {string} [parseOptions.from] - where the args are from: 'node', 'user', 'electron'
		* @return {Command} `this` command for chaining
		*/
		parse(argv, parseOptions) {
			this._prepareForParse();
			const userArgs = this._prepareUserArgs(argv, parseOptions);
			this._parseCommand([], userArgs);
			return this;
		}
		/**
		* Parse `argv`, setting options and invoking commands when defined.
		*
		* Call with no parameters to parse `process.argv`. Detects Electron and special node options like `node --eval`. Easy mode!
		*
		* Or call with an array of strings to parse, and optionally where the user arguments start by specifying where the arguments are `from`:
		* - `'node'`: default, `argv[0]` is the application and `argv[1]` is the script being run, with user arguments after that
		* - `'electron'`: `argv[0]` is the application and `argv[1]` varies depending on whether the electron application is packaged
		* - `'user'`: just user arguments
		*
		* @example
		* await program.parseAsync(); // parse process.argv and auto-detect electron and special node flags
		* await program.parseAsync(process.argv); // assume argv[0] is app and argv[1] is script
		* await program.parseAsync(my-args, { from: 'user' }); // just user supplied arguments, nothing special about argv[0]
		*
		* @param {string[]} [argv]
		* @param {object} [parseOptions]
		* @param {string} parseOptions.from - where the args are from: 'node', 'user', 'electron'
		* @return {Promise}
		*/
		async parseAsync(argv, parseOptions) {
			this._prepareForParse();
			const userArgs = this._prepareUserArgs(argv, parseOptions);
			await this._parseCommand([], userArgs);
			return this;
		}
		_prepareForParse() {
			if (this._savedState === null) this.saveStateBeforeParse();
			else this.restoreStateBeforeParse();
		}
		/**
		* Called the first time parse is called to save state and allow a restore before subsequent calls to parse.
		* Not usually called directly, but available for subclasses to save their custom state.
		*
		* This is called in a lazy way. Only commands used in parsing chain will have state saved.
		*/
		saveStateBeforeParse() {
			this._savedState = {
				_name: this._name,
				_optionValues: { ...this._optionValues },
				_optionValueSources: { ...this._optionValueSources }
			};
		}
		/**
		* Restore state before parse for calls after the first.
		* Not usually called directly, but available for subclasses to save their custom state.
		*
		* This is called in a lazy way. Only commands used in parsing chain will have state restored.
		*/
		restoreStateBeforeParse() {
			if (this._storeOptionsAsProperties) throw new Error(`Can not call parse again when storeOptionsAsProperties is true.
- either make a new Command for each call to parse, or stop storing options as properties`);
			this._name = this._savedState._name;
			this._scriptPath = null;
			this.rawArgs = [];
			this._optionValues = { ...this._savedState._optionValues };
			this._optionValueSources = { ...this._savedState._optionValueSources };
			this.args = [];
			this.processedArgs = [];
		}
		/**
		* Throw if expected executable is missing. Add lots of help for author.
		*
		* @param {string} executableFile
		* @param {string} executableDir
		* @param {string} subcommandName
		*/
		_checkForMissingExecutable(executableFile, executableDir, subcommandName) {
			if (fs.existsSync(executableFile)) return;
			const executableMissing = `'${executableFile}' does not exist
 - if '${subcommandName}' is not meant to be an executable command, remove description parameter from '.command()' and use '.description()' instead
 - if the default executable name is not suitable, use the executableFile option to supply a custom name or path
 - ${executableDir ? `searched for local subcommand relative to directory '${executableDir}'` : "no directory for search for local subcommand, use .executableDir() to supply a custom directory"}`;
			throw new Error(executableMissing);
		}
		/**
		* Execute a sub-command executable.
		*
		* @private
		*/
		_executeSubCommand(subcommand, args) {
			args = args.slice();
			let launchWithNode = false;
			const sourceExt = [
				".js",
				".ts",
				".tsx",
				".mjs",
				".cjs"
			];
			function findFile(baseDir, baseName) {
				const localBin = path.resolve(baseDir, baseName);
				if (fs.existsSync(localBin)) return localBin;
				if (sourceExt.includes(path.extname(baseName))) return void 0;
				const foundExt = sourceExt.find((ext) => fs.existsSync(`${localBin}${ext}`));
				if (foundExt) return `${localBin}${foundExt}`;
			}
			this._checkForMissingMandatoryOptions();
			this._checkForConflictingOptions();
			let executableFile = subcommand._executableFile || `${this._name}-${subcommand._name}`;
			let executableDir = this._executableDir || "";
			if (this._scriptPath) {
				let resolvedScriptPath;
				try {
					resolvedScriptPath = fs.realpathSync(this._scriptPath);
				} catch {
					resolvedScriptPath = this._scriptPath;
				}
				executableDir = path.resolve(path.dirname(resolvedScriptPath), executableDir);
			}
			if (executableDir) {
				let localFile = findFile(executableDir, executableFile);
				if (!localFile && !subcommand._executableFile && this._scriptPath) {
					const legacyName = path.basename(this._scriptPath, path.extname(this._scriptPath));
					if (legacyName !== this._name) localFile = findFile(executableDir, `${legacyName}-${subcommand._name}`);
				}
				executableFile = localFile || executableFile;
			}
			launchWithNode = sourceExt.includes(path.extname(executableFile));
			let proc;
			if (process.platform !== "win32") {
				if (launchWithNode) {
					args.unshift(executableFile);
					args = incrementNodeInspectorPort(process.execArgv).concat(args);
					proc = childProcess.spawn(process.argv[0], args, { stdio: "inherit" });
				} else proc = childProcess.spawn(executableFile, args, { stdio: "inherit" });
			} else {
				this._checkForMissingExecutable(executableFile, executableDir, subcommand._name);
				args.unshift(executableFile);
				args = incrementNodeInspectorPort(process.execArgv).concat(args);
				proc = childProcess.spawn(process.execPath, args, { stdio: "inherit" });
			}
			if (!proc.killed) [
				"SIGUSR1",
				"SIGUSR2",
				"SIGTERM",
				"SIGINT",
				"SIGHUP"
			].forEach((signal) => {
				process.on(signal, () => {
					if (proc.killed === false && proc.exitCode === null) proc.kill(signal);
				});
			});
			const exitCallback = this._exitCallback;
			proc.on("close", (code) => {
				code = code ?? 1;
				if (!exitCallback) process.exit(code);
				else exitCallback(new CommanderError(code, "commander.executeSubCommandAsync", "(close)"));
			});
			proc.on("error", (err) => {
				if (err.code === "ENOENT") this._checkForMissingExecutable(executableFile, executableDir, subcommand._name);
				else if (err.code === "EACCES") throw new Error(`'${executableFile}' not executable`);
				if (!exitCallback) process.exit(1);
				else {
					const wrappedError = new CommanderError(1, "commander.executeSubCommandAsync", "(error)");
					wrappedError.nestedError = err;
					exitCallback(wrappedError);
				}
			});
			this.runningCommand = proc;
		}
		/**
		* @private
		*/
		_dispatchSubcommand(commandName, operands, unknown) {
			const subCommand = this._findCommand(commandName);
			if (!subCommand) this.help({ error: true });
			subCommand._prepareForParse();
			let promiseChain;
			promiseChain = this._chainOrCallSubCommandHook(promiseChain, subCommand, "preSubcommand");
			promiseChain = this._chainOrCall(promiseChain, () => {
				if (subCommand._executableHandler) this._executeSubCommand(subCommand, operands.concat(unknown));
				else return subCommand._parseCommand(operands, unknown);
			});
			return promiseChain;
		}
		/**
		* Invoke help directly if possible, or dispatch if necessary.
		* e.g. help foo
		*
		* @private
		*/
		_dispatchHelpCommand(subcommandName) {
			if (!subcommandName) this.help();
			const subCommand = this._findCommand(subcommandName);
			if (subCommand && !subCommand._executableHandler) subCommand.help();
			return this._dispatchSubcommand(subcommandName, [], [this._getHelpOption()?.long ?? this._getHelpOption()?.short ?? "--help"]);
		}
		/**
		* Check this.args against expected this.registeredArguments.
		*
		* @private
		*/
		_checkNumberOfArguments() {
			this.registeredArguments.forEach((arg, i) => {
				if (arg.required && this.args[i] == null) this.missingArgument(arg.name());
			});
			if (this.registeredArguments.length > 0 && this.registeredArguments[this.registeredArguments.length - 1].variadic) return;
			if (this.args.length > this.registeredArguments.length) this._excessArguments(this.args);
		}
		/**
		* Process this.args using this.registeredArguments and save as this.processedArgs!
		*
		* @private
		*/
		_processArguments() {
			const myParseArg = (argument, value, previous) => {
				let parsedValue = value;
				if (value !== null && argument.parseArg) {
					const invalidValueMessage = `error: command-argument value '${value}' is invalid for argument '${argument.name()}'.`;
					parsedValue = this._callParseArg(argument, value, previous, invalidValueMessage);
				}
				return parsedValue;
			};
			this._checkNumberOfArguments();
			const processedArgs = [];
			this.registeredArguments.forEach((declaredArg, index) => {
				let value = declaredArg.defaultValue;
				if (declaredArg.variadic) {
					if (index < this.args.length) {
						value = this.args.slice(index);
						if (declaredArg.parseArg) value = value.reduce((processed, v) => {
							return myParseArg(declaredArg, v, processed);
						}, declaredArg.defaultValue);
					} else if (value === void 0) value = [];
				} else if (index < this.args.length) {
					value = this.args[index];
					if (declaredArg.parseArg) value = myParseArg(declaredArg, value, declaredArg.defaultValue);
				}
				processedArgs[index] = value;
			});
			this.processedArgs = processedArgs;
		}
		/**
		* Once we have a promise we chain, but call synchronously until then.
		*
		* @param {(Promise|undefined)} promise
		* @param {Function} fn
		* @return {(Promise|undefined)}
		* @private
		*/
		_chainOrCall(promise, fn) {
			if (promise?.then && typeof promise.then === "function") return promise.then(() => fn());
			return fn();
		}
		/**
		*
		* @param {(Promise|undefined)} promise
		* @param {string} event
		* @return {(Promise|undefined)}
		* @private
		*/
		_chainOrCallHooks(promise, event) {
			let result = promise;
			const hooks = [];
			this._getCommandAndAncestors().reverse().filter((cmd) => cmd._lifeCycleHooks[event] !== void 0).forEach((hookedCommand) => {
				hookedCommand._lifeCycleHooks[event].forEach((callback) => {
					hooks.push({
						hookedCommand,
						callback
					});
				});
			});
			if (event === "postAction") hooks.reverse();
			hooks.forEach((hookDetail) => {
				result = this._chainOrCall(result, () => {
					return hookDetail.callback(hookDetail.hookedCommand, this);
				});
			});
			return result;
		}
		/**
		*
		* @param {(Promise|undefined)} promise
		* @param {Command} subCommand
		* @param {string} event
		* @return {(Promise|undefined)}
		* @private
		*/
		_chainOrCallSubCommandHook(promise, subCommand, event) {
			let result = promise;
			if (this._lifeCycleHooks[event] !== void 0) this._lifeCycleHooks[event].forEach((hook) => {
				result = this._chainOrCall(result, () => {
					return hook(this, subCommand);
				});
			});
			return result;
		}
		/**
		* Process arguments in context of this command.
		* Returns action result, in case it is a promise.
		*
		* @private
		*/
		_parseCommand(operands, unknown) {
			const parsed = this.parseOptions(unknown);
			this._parseOptionsEnv();
			this._parseOptionsImplied();
			operands = operands.concat(parsed.operands);
			unknown = parsed.unknown;
			this.args = operands.concat(unknown);
			if (operands && this._findCommand(operands[0])) return this._dispatchSubcommand(operands[0], operands.slice(1), unknown);
			if (this._getHelpCommand() && operands[0] === this._getHelpCommand().name()) return this._dispatchHelpCommand(operands[1]);
			if (this._defaultCommandName) {
				this._outputHelpIfRequested(unknown);
				return this._dispatchSubcommand(this._defaultCommandName, operands, unknown);
			}
			if (this.commands.length && this.args.length === 0 && !this._actionHandler && !this._defaultCommandName) this.help({ error: true });
			this._outputHelpIfRequested(parsed.unknown);
			this._checkForMissingMandatoryOptions();
			this._checkForConflictingOptions();
			const checkForUnknownOptions = () => {
				if (parsed.unknown.length > 0) this.unknownOption(parsed.unknown[0]);
			};
			const commandEvent = `command:${this.name()}`;
			if (this._actionHandler) {
				checkForUnknownOptions();
				this._processArguments();
				let promiseChain;
				promiseChain = this._chainOrCallHooks(promiseChain, "preAction");
				promiseChain = this._chainOrCall(promiseChain, () => this._actionHandler(this.processedArgs));
				if (this.parent) promiseChain = this._chainOrCall(promiseChain, () => {
					this.parent.emit(commandEvent, operands, unknown);
				});
				promiseChain = this._chainOrCallHooks(promiseChain, "postAction");
				return promiseChain;
			}
			if (this.parent?.listenerCount(commandEvent)) {
				checkForUnknownOptions();
				this._processArguments();
				this.parent.emit(commandEvent, operands, unknown);
			} else if (operands.length) {
				if (this._findCommand("*")) return this._dispatchSubcommand("*", operands, unknown);
				if (this.listenerCount("command:*")) this.emit("command:*", operands, unknown);
				else if (this.commands.length) this.unknownCommand();
				else {
					checkForUnknownOptions();
					this._processArguments();
				}
			} else if (this.commands.length) {
				checkForUnknownOptions();
				this.help({ error: true });
			} else {
				checkForUnknownOptions();
				this._processArguments();
			}
		}
		/**
		* Find matching command.
		*
		* @private
		* @return {Command | undefined}
		*/
		_findCommand(name) {
			if (!name) return void 0;
			return this.commands.find((cmd) => cmd._name === name || cmd._aliases.includes(name));
		}
		/**
		* Return an option matching `arg` if any.
		*
		* @param {string} arg
		* @return {Option}
		* @package
		*/
		_findOption(arg) {
			return this.options.find((option) => option.is(arg));
		}
		/**
		* Display an error message if a mandatory option does not have a value.
		* Called after checking for help flags in leaf subcommand.
		*
		* @private
		*/
		_checkForMissingMandatoryOptions() {
			this._getCommandAndAncestors().forEach((cmd) => {
				cmd.options.forEach((anOption) => {
					if (anOption.mandatory && cmd.getOptionValue(anOption.attributeName()) === void 0) cmd.missingMandatoryOptionValue(anOption);
				});
			});
		}
		/**
		* Display an error message if conflicting options are used together in this.
		*
		* @private
		*/
		_checkForConflictingLocalOptions() {
			const definedNonDefaultOptions = this.options.filter((option) => {
				const optionKey = option.attributeName();
				if (this.getOptionValue(optionKey) === void 0) return false;
				return this.getOptionValueSource(optionKey) !== "default";
			});
			definedNonDefaultOptions.filter((option) => option.conflictsWith.length > 0).forEach((option) => {
				const conflictingAndDefined = definedNonDefaultOptions.find((defined) => option.conflictsWith.includes(defined.attributeName()));
				if (conflictingAndDefined) this._conflictingOption(option, conflictingAndDefined);
			});
		}
		/**
		* Display an error message if conflicting options are used together.
		* Called after checking for help flags in leaf subcommand.
		*
		* @private
		*/
		_checkForConflictingOptions() {
			this._getCommandAndAncestors().forEach((cmd) => {
				cmd._checkForConflictingLocalOptions();
			});
		}
		/**
		* Parse options from `argv` removing known options,
		* and return argv split into operands and unknown arguments.
		*
		* Side effects: modifies command by storing options. Does not reset state if called again.
		*
		* Examples:
		*
		*     argv => operands, unknown
		*     --known kkk op => [op], []
		*     op --known kkk => [op], []
		*     sub --unknown uuu op => [sub], [--unknown uuu op]
		*     sub -- --unknown uuu op => [sub --unknown uuu op], []
		*
		* @param {string[]} args
		* @return {{operands: string[], unknown: string[]}}
		*/
		parseOptions(args) {
			const operands = [];
			const unknown = [];
			let dest = operands;
			function maybeOption(arg) {
				return arg.length > 1 && arg[0] === "-";
			}
			const negativeNumberArg = (arg) => {
				if (!/^-(\d+|\d*\.\d+)(e[+-]?\d+)?$/.test(arg)) return false;
				return !this._getCommandAndAncestors().some((cmd) => cmd.options.map((opt) => opt.short).some((short) => /^-\d$/.test(short)));
			};
			let activeVariadicOption = null;
			let activeGroup = null;
			let i = 0;
			while (i < args.length || activeGroup) {
				const arg = activeGroup ?? args[i++];
				activeGroup = null;
				if (arg === "--") {
					if (dest === unknown) dest.push(arg);
					dest.push(...args.slice(i));
					break;
				}
				if (activeVariadicOption && (!maybeOption(arg) || negativeNumberArg(arg))) {
					this.emit(`option:${activeVariadicOption.name()}`, arg);
					continue;
				}
				activeVariadicOption = null;
				if (maybeOption(arg)) {
					const option = this._findOption(arg);
					if (option) {
						if (option.required) {
							const value = args[i++];
							if (value === void 0) this.optionMissingArgument(option);
							this.emit(`option:${option.name()}`, value);
						} else if (option.optional) {
							let value = null;
							if (i < args.length && (!maybeOption(args[i]) || negativeNumberArg(args[i]))) value = args[i++];
							this.emit(`option:${option.name()}`, value);
						} else this.emit(`option:${option.name()}`);
						activeVariadicOption = option.variadic ? option : null;
						continue;
					}
				}
				if (arg.length > 2 && arg[0] === "-" && arg[1] !== "-") {
					const option = this._findOption(`-${arg[1]}`);
					if (option) {
						if (option.required || option.optional && this._combineFlagAndOptionalValue) this.emit(`option:${option.name()}`, arg.slice(2));
						else {
							this.emit(`option:${option.name()}`);
							activeGroup = `-${arg.slice(2)}`;
						}
						continue;
					}
				}
				if (/^--[^=]+=/.test(arg)) {
					const index = arg.indexOf("=");
					const option = this._findOption(arg.slice(0, index));
					if (option && (option.required || option.optional)) {
						this.emit(`option:${option.name()}`, arg.slice(index + 1));
						continue;
					}
				}
				if (dest === operands && maybeOption(arg) && !(this.commands.length === 0 && negativeNumberArg(arg))) dest = unknown;
				if ((this._enablePositionalOptions || this._passThroughOptions) && operands.length === 0 && unknown.length === 0) {
					if (this._findCommand(arg)) {
						operands.push(arg);
						unknown.push(...args.slice(i));
						break;
					} else if (this._getHelpCommand() && arg === this._getHelpCommand().name()) {
						operands.push(arg, ...args.slice(i));
						break;
					} else if (this._defaultCommandName) {
						unknown.push(arg, ...args.slice(i));
						break;
					}
				}
				if (this._passThroughOptions) {
					dest.push(arg, ...args.slice(i));
					break;
				}
				dest.push(arg);
			}
			return {
				operands,
				unknown
			};
		}
		/**
		* Return an object containing local option values as key-value pairs.
		*
		* @return {object}
		*/
		opts() {
			if (this._storeOptionsAsProperties) {
				const result = {};
				const len = this.options.length;
				for (let i = 0; i < len; i++) {
					const key = this.options[i].attributeName();
					result[key] = key === this._versionOptionName ? this._version : this[key];
				}
				return result;
			}
			return this._optionValues;
		}
		/**
		* Return an object containing merged local and global option values as key-value pairs.
		*
		* @return {object}
		*/
		optsWithGlobals() {
			return this._getCommandAndAncestors().reduce((combinedOptions, cmd) => Object.assign(combinedOptions, cmd.opts()), {});
		}
		/**
		* Display error message and exit (or call exitOverride).
		*
		* @param {string} message
		* @param {object} [errorOptions]
		* @param {string} [errorOptions.code] - an id string representing the error
		* @param {number} [errorOptions.exitCode] - used with process.exit
		*/
		error(message, errorOptions) {
			this._outputConfiguration.outputError(`${message}\n`, this._outputConfiguration.writeErr);
			if (typeof this._showHelpAfterError === "string") this._outputConfiguration.writeErr(`${this._showHelpAfterError}\n`);
			else if (this._showHelpAfterError) {
				this._outputConfiguration.writeErr("\n");
				this.outputHelp({ error: true });
			}
			const config = errorOptions || {};
			const exitCode = config.exitCode || 1;
			const code = config.code || "commander.error";
			this._exit(exitCode, code, message);
		}
		/**
		* Apply any option related environment variables, if option does
		* not have a value from cli or client code.
		*
		* @private
		*/
		_parseOptionsEnv() {
			this.options.forEach((option) => {
				if (option.envVar && option.envVar in process.env) {
					const optionKey = option.attributeName();
					if (this.getOptionValue(optionKey) === void 0 || [
						"default",
						"config",
						"env"
					].includes(this.getOptionValueSource(optionKey))) {
						if (option.required || option.optional) this.emit(`optionEnv:${option.name()}`, process.env[option.envVar]);
						else this.emit(`optionEnv:${option.name()}`);
					}
				}
			});
		}
		/**
		* Apply any implied option values, if option is undefined or default value.
		*
		* @private
		*/
		_parseOptionsImplied() {
			const dualHelper = new DualOptions(this.options);
			const hasCustomOptionValue = (optionKey) => {
				return this.getOptionValue(optionKey) !== void 0 && !["default", "implied"].includes(this.getOptionValueSource(optionKey));
			};
			this.options.filter((option) => option.implied !== void 0 && hasCustomOptionValue(option.attributeName()) && dualHelper.valueFromOption(this.getOptionValue(option.attributeName()), option)).forEach((option) => {
				Object.keys(option.implied).filter((impliedKey) => !hasCustomOptionValue(impliedKey)).forEach((impliedKey) => {
					this.setOptionValueWithSource(impliedKey, option.implied[impliedKey], "implied");
				});
			});
		}
		/**
		* Argument `name` is missing.
		*
		* @param {string} name
		* @private
		*/
		missingArgument(name) {
			const message = `error: missing required argument '${name}'`;
			this.error(message, { code: "commander.missingArgument" });
		}
		/**
		* `Option` is missing an argument.
		*
		* @param {Option} option
		* @private
		*/
		optionMissingArgument(option) {
			const message = `error: option '${option.flags}' argument missing`;
			this.error(message, { code: "commander.optionMissingArgument" });
		}
		/**
		* `Option` does not have a value, and is a mandatory option.
		*
		* @param {Option} option
		* @private
		*/
		missingMandatoryOptionValue(option) {
			const message = `error: required option '${option.flags}' not specified`;
			this.error(message, { code: "commander.missingMandatoryOptionValue" });
		}
		/**
		* `Option` conflicts with another option.
		*
		* @param {Option} option
		* @param {Option} conflictingOption
		* @private
		*/
		_conflictingOption(option, conflictingOption) {
			const findBestOptionFromValue = (option) => {
				const optionKey = option.attributeName();
				const optionValue = this.getOptionValue(optionKey);
				const negativeOption = this.options.find((target) => target.negate && optionKey === target.attributeName());
				const positiveOption = this.options.find((target) => !target.negate && optionKey === target.attributeName());
				if (negativeOption && (negativeOption.presetArg === void 0 && optionValue === false || negativeOption.presetArg !== void 0 && optionValue === negativeOption.presetArg)) return negativeOption;
				return positiveOption || option;
			};
			const getErrorMessage = (option) => {
				const bestOption = findBestOptionFromValue(option);
				const optionKey = bestOption.attributeName();
				if (this.getOptionValueSource(optionKey) === "env") return `environment variable '${bestOption.envVar}'`;
				return `option '${bestOption.flags}'`;
			};
			const message = `error: ${getErrorMessage(option)} cannot be used with ${getErrorMessage(conflictingOption)}`;
			this.error(message, { code: "commander.conflictingOption" });
		}
		/**
		* Unknown option `flag`.
		*
		* @param {string} flag
		* @private
		*/
		unknownOption(flag) {
			if (this._allowUnknownOption) return;
			let suggestion = "";
			if (flag.startsWith("--") && this._showSuggestionAfterError) {
				let candidateFlags = [];
				let command = this;
				do {
					const moreFlags = command.createHelp().visibleOptions(command).filter((option) => option.long).map((option) => option.long);
					candidateFlags = candidateFlags.concat(moreFlags);
					command = command.parent;
				} while (command && !command._enablePositionalOptions);
				suggestion = suggestSimilar(flag, candidateFlags);
			}
			const message = `error: unknown option '${flag}'${suggestion}`;
			this.error(message, { code: "commander.unknownOption" });
		}
		/**
		* Excess arguments, more than expected.
		*
		* @param {string[]} receivedArgs
		* @private
		*/
		_excessArguments(receivedArgs) {
			if (this._allowExcessArguments) return;
			const expected = this.registeredArguments.length;
			const s = expected === 1 ? "" : "s";
			const message = `error: too many arguments${this.parent ? ` for '${this.name()}'` : ""}. Expected ${expected} argument${s} but got ${receivedArgs.length}.`;
			this.error(message, { code: "commander.excessArguments" });
		}
		/**
		* Unknown command.
		*
		* @private
		*/
		unknownCommand() {
			const unknownName = this.args[0];
			let suggestion = "";
			if (this._showSuggestionAfterError) {
				const candidateNames = [];
				this.createHelp().visibleCommands(this).forEach((command) => {
					candidateNames.push(command.name());
					if (command.alias()) candidateNames.push(command.alias());
				});
				suggestion = suggestSimilar(unknownName, candidateNames);
			}
			const message = `error: unknown command '${unknownName}'${suggestion}`;
			this.error(message, { code: "commander.unknownCommand" });
		}
		/**
		* Get or set the program version.
		*
		* This method auto-registers the "-V, --version" option which will print the version number.
		*
		* You can optionally supply the flags and description to override the defaults.
		*
		* @param {string} [str]
		* @param {string} [flags]
		* @param {string} [description]
		* @return {(this | string | undefined)} `this` command for chaining, or version string if no arguments
		*/
		version(str, flags, description) {
			if (str === void 0) return this._version;
			this._version = str;
			flags = flags || "-V, --version";
			description = description || "output the version number";
			const versionOption = this.createOption(flags, description);
			this._versionOptionName = versionOption.attributeName();
			this._registerOption(versionOption);
			this.on("option:" + versionOption.name(), () => {
				this._outputConfiguration.writeOut(`${str}\n`);
				this._exit(0, "commander.version", str);
			});
			return this;
		}
		/**
		* Set the description.
		*
		* @param {string} [str]
		* @param {object} [argsDescription]
		* @return {(string|Command)}
		*/
		description(str, argsDescription) {
			if (str === void 0 && argsDescription === void 0) return this._description;
			this._description = str;
			if (argsDescription) this._argsDescription = argsDescription;
			return this;
		}
		/**
		* Set the summary. Used when listed as subcommand of parent.
		*
		* @param {string} [str]
		* @return {(string|Command)}
		*/
		summary(str) {
			if (str === void 0) return this._summary;
			this._summary = str;
			return this;
		}
		/**
		* Set an alias for the command.
		*
		* You may call more than once to add multiple aliases. Only the first alias is shown in the auto-generated help.
		*
		* @param {string} [alias]
		* @return {(string|Command)}
		*/
		alias(alias) {
			if (alias === void 0) return this._aliases[0];
			/** @type {Command} */
			let command = this;
			if (this.commands.length !== 0 && this.commands[this.commands.length - 1]._executableHandler) command = this.commands[this.commands.length - 1];
			if (alias === command._name) throw new Error("Command alias can't be the same as its name");
			const matchingCommand = this.parent?._findCommand(alias);
			if (matchingCommand) {
				const existingCmd = [matchingCommand.name()].concat(matchingCommand.aliases()).join("|");
				throw new Error(`cannot add alias '${alias}' to command '${this.name()}' as already have command '${existingCmd}'`);
			}
			command._aliases.push(alias);
			return this;
		}
		/**
		* Set aliases for the command.
		*
		* Only the first alias is shown in the auto-generated help.
		*
		* @param {string[]} [aliases]
		* @return {(string[]|Command)}
		*/
		aliases(aliases) {
			if (aliases === void 0) return this._aliases;
			aliases.forEach((alias) => this.alias(alias));
			return this;
		}
		/**
		* Set / get the command usage `str`.
		*
		* @param {string} [str]
		* @return {(string|Command)}
		*/
		usage(str) {
			if (str === void 0) {
				if (this._usage) return this._usage;
				const args = this.registeredArguments.map((arg) => {
					return humanReadableArgName(arg);
				});
				return [].concat(this.options.length || this._helpOption !== null ? "[options]" : [], this.commands.length ? "[command]" : [], this.registeredArguments.length ? args : []).join(" ");
			}
			this._usage = str;
			return this;
		}
		/**
		* Get or set the name of the command.
		*
		* @param {string} [str]
		* @return {(string|Command)}
		*/
		name(str) {
			if (str === void 0) return this._name;
			this._name = str;
			return this;
		}
		/**
		* Set/get the help group heading for this subcommand in parent command's help.
		*
		* @param {string} [heading]
		* @return {Command | string}
		*/
		helpGroup(heading) {
			if (heading === void 0) return this._helpGroupHeading ?? "";
			this._helpGroupHeading = heading;
			return this;
		}
		/**
		* Set/get the default help group heading for subcommands added to this command.
		* (This does not override a group set directly on the subcommand using .helpGroup().)
		*
		* @example
		* program.commandsGroup('Development Commands:);
		* program.command('watch')...
		* program.command('lint')...
		* ...
		*
		* @param {string} [heading]
		* @returns {Command | string}
		*/
		commandsGroup(heading) {
			if (heading === void 0) return this._defaultCommandGroup ?? "";
			this._defaultCommandGroup = heading;
			return this;
		}
		/**
		* Set/get the default help group heading for options added to this command.
		* (This does not override a group set directly on the option using .helpGroup().)
		*
		* @example
		* program
		*   .optionsGroup('Development Options:')
		*   .option('-d, --debug', 'output extra debugging')
		*   .option('-p, --profile', 'output profiling information')
		*
		* @param {string} [heading]
		* @returns {Command | string}
		*/
		optionsGroup(heading) {
			if (heading === void 0) return this._defaultOptionGroup ?? "";
			this._defaultOptionGroup = heading;
			return this;
		}
		/**
		* @param {Option} option
		* @private
		*/
		_initOptionGroup(option) {
			if (this._defaultOptionGroup && !option.helpGroupHeading) option.helpGroup(this._defaultOptionGroup);
		}
		/**
		* @param {Command} cmd
		* @private
		*/
		_initCommandGroup(cmd) {
			if (this._defaultCommandGroup && !cmd.helpGroup()) cmd.helpGroup(this._defaultCommandGroup);
		}
		/**
		* Set the name of the command from script filename, such as process.argv[1],
		* or require.main.filename, or __filename.
		*
		* (Used internally and public although not documented in README.)
		*
		* @example
		* program.nameFromFilename(require.main.filename);
		*
		* @param {string} filename
		* @return {Command}
		*/
		nameFromFilename(filename) {
			this._name = path.basename(filename, path.extname(filename));
			return this;
		}
		/**
		* Get or set the directory for searching for executable subcommands of this command.
		*
		* @example
		* program.executableDir(__dirname);
		* // or
		* program.executableDir('subcommands');
		*
		* @param {string} [path]
		* @return {(string|null|Command)}
		*/
		executableDir(path) {
			if (path === void 0) return this._executableDir;
			this._executableDir = path;
			return this;
		}
		/**
		* Return program help documentation.
		*
		* @param {{ error: boolean }} [contextOptions] - pass {error:true} to wrap for stderr instead of stdout
		* @return {string}
		*/
		helpInformation(contextOptions) {
			const helper = this.createHelp();
			const context = this._getOutputContext(contextOptions);
			helper.prepareContext({
				error: context.error,
				helpWidth: context.helpWidth,
				outputHasColors: context.hasColors
			});
			const text = helper.formatHelp(this, helper);
			if (context.hasColors) return text;
			return this._outputConfiguration.stripColor(text);
		}
		/**
		* @typedef HelpContext
		* @type {object}
		* @property {boolean} error
		* @property {number} helpWidth
		* @property {boolean} hasColors
		* @property {function} write - includes stripColor if needed
		*
		* @returns {HelpContext}
		* @private
		*/
		_getOutputContext(contextOptions) {
			contextOptions = contextOptions || {};
			const error = !!contextOptions.error;
			let baseWrite;
			let hasColors;
			let helpWidth;
			if (error) {
				baseWrite = (str) => this._outputConfiguration.writeErr(str);
				hasColors = this._outputConfiguration.getErrHasColors();
				helpWidth = this._outputConfiguration.getErrHelpWidth();
			} else {
				baseWrite = (str) => this._outputConfiguration.writeOut(str);
				hasColors = this._outputConfiguration.getOutHasColors();
				helpWidth = this._outputConfiguration.getOutHelpWidth();
			}
			const write = (str) => {
				if (!hasColors) str = this._outputConfiguration.stripColor(str);
				return baseWrite(str);
			};
			return {
				error,
				write,
				hasColors,
				helpWidth
			};
		}
		/**
		* Output help information for this command.
		*
		* Outputs built-in help, and custom text added using `.addHelpText()`.
		*
		* @param {{ error: boolean } | Function} [contextOptions] - pass {error:true} to write to stderr instead of stdout
		*/
		outputHelp(contextOptions) {
			let deprecatedCallback;
			if (typeof contextOptions === "function") {
				deprecatedCallback = contextOptions;
				contextOptions = void 0;
			}
			const outputContext = this._getOutputContext(contextOptions);
			/** @type {HelpTextEventContext} */
			const eventContext = {
				error: outputContext.error,
				write: outputContext.write,
				command: this
			};
			this._getCommandAndAncestors().reverse().forEach((command) => command.emit("beforeAllHelp", eventContext));
			this.emit("beforeHelp", eventContext);
			let helpInformation = this.helpInformation({ error: outputContext.error });
			if (deprecatedCallback) {
				helpInformation = deprecatedCallback(helpInformation);
				if (typeof helpInformation !== "string" && !Buffer.isBuffer(helpInformation)) throw new Error("outputHelp callback must return a string or a Buffer");
			}
			outputContext.write(helpInformation);
			if (this._getHelpOption()?.long) this.emit(this._getHelpOption().long);
			this.emit("afterHelp", eventContext);
			this._getCommandAndAncestors().forEach((command) => command.emit("afterAllHelp", eventContext));
		}
		/**
		* You can pass in flags and a description to customise the built-in help option.
		* Pass in false to disable the built-in help option.
		*
		* @example
		* program.helpOption('-?, --help' 'show help'); // customise
		* program.helpOption(false); // disable
		*
		* @param {(string | boolean)} flags
		* @param {string} [description]
		* @return {Command} `this` command for chaining
		*/
		helpOption(flags, description) {
			if (typeof flags === "boolean") {
				if (flags) {
					if (this._helpOption === null) this._helpOption = void 0;
					if (this._defaultOptionGroup) this._initOptionGroup(this._getHelpOption());
				} else this._helpOption = null;
				return this;
			}
			this._helpOption = this.createOption(flags ?? "-h, --help", description ?? "display help for command");
			if (flags || description) this._initOptionGroup(this._helpOption);
			return this;
		}
		/**
		* Lazy create help option.
		* Returns null if has been disabled with .helpOption(false).
		*
		* @returns {(Option | null)} the help option
		* @package
		*/
		_getHelpOption() {
			if (this._helpOption === void 0) this.helpOption(void 0, void 0);
			return this._helpOption;
		}
		/**
		* Supply your own option to use for the built-in help option.
		* This is an alternative to using helpOption() to customise the flags and description etc.
		*
		* @param {Option} option
		* @return {Command} `this` command for chaining
		*/
		addHelpOption(option) {
			this._helpOption = option;
			this._initOptionGroup(option);
			return this;
		}
		/**
		* Output help information and exit.
		*
		* Outputs built-in help, and custom text added using `.addHelpText()`.
		*
		* @param {{ error: boolean }} [contextOptions] - pass {error:true} to write to stderr instead of stdout
		*/
		help(contextOptions) {
			this.outputHelp(contextOptions);
			let exitCode = Number(process.exitCode ?? 0);
			if (exitCode === 0 && contextOptions && typeof contextOptions !== "function" && contextOptions.error) exitCode = 1;
			this._exit(exitCode, "commander.help", "(outputHelp)");
		}
		/**
		* // Do a little typing to coordinate emit and listener for the help text events.
		* @typedef HelpTextEventContext
		* @type {object}
		* @property {boolean} error
		* @property {Command} command
		* @property {function} write
		*/
		/**
		* Add additional text to be displayed with the built-in help.
		*
		* Position is 'before' or 'after' to affect just this command,
		* and 'beforeAll' or 'afterAll' to affect this command and all its subcommands.
		*
		* @param {string} position - before or after built-in help
		* @param {(string | Function)} text - string to add, or a function returning a string
		* @return {Command} `this` command for chaining
		*/
		addHelpText(position, text) {
			const allowedValues = [
				"beforeAll",
				"before",
				"after",
				"afterAll"
			];
			if (!allowedValues.includes(position)) throw new Error(`Unexpected value for position to addHelpText.
Expecting one of '${allowedValues.join("', '")}'`);
			const helpEvent = `${position}Help`;
			this.on(helpEvent, (context) => {
				let helpStr;
				if (typeof text === "function") helpStr = text({
					error: context.error,
					command: context.command
				});
				else helpStr = text;
				if (helpStr) context.write(`${helpStr}\n`);
			});
			return this;
		}
		/**
		* Output help information if help flags specified
		*
		* @param {Array} args - array of options to search for help flags
		* @private
		*/
		_outputHelpIfRequested(args) {
			const helpOption = this._getHelpOption();
			if (helpOption && args.find((arg) => helpOption.is(arg))) {
				this.outputHelp();
				this._exit(0, "commander.helpDisplayed", "(outputHelp)");
			}
		}
	};
	/**
	* Scan arguments and increment port number for inspect calls (to avoid conflicts when spawning new command).
	*
	* @param {string[]} args - array of arguments from node.execArgv
	* @returns {string[]}
	* @private
	*/
	function incrementNodeInspectorPort(args) {
		return args.map((arg) => {
			if (!arg.startsWith("--inspect")) return arg;
			let debugOption;
			let debugHost = "127.0.0.1";
			let debugPort = "9229";
			let match;
			if ((match = arg.match(/^(--inspect(-brk)?)$/)) !== null) debugOption = match[1];
			else if ((match = arg.match(/^(--inspect(-brk|-port)?)=([^:]+)$/)) !== null) {
				debugOption = match[1];
				if (/^\d+$/.test(match[3])) debugPort = match[3];
				else debugHost = match[3];
			} else if ((match = arg.match(/^(--inspect(-brk|-port)?)=([^:]+):(\d+)$/)) !== null) {
				debugOption = match[1];
				debugHost = match[3];
				debugPort = match[4];
			}
			if (debugOption && debugPort !== "0") return `${debugOption}=${debugHost}:${parseInt(debugPort) + 1}`;
			return arg;
		});
	}
	/**
	* @returns {boolean | undefined}
	* @package
	*/
	function useColor() {
		if (process.env.NO_COLOR || process.env.FORCE_COLOR === "0" || process.env.FORCE_COLOR === "false") return false;
		if (process.env.FORCE_COLOR || process.env.CLICOLOR_FORCE !== void 0) return true;
	}
	exports.Command = Command;
	exports.useColor = useColor;
}));
const { program, createCommand, createArgument, createOption, CommanderError, InvalidArgumentError, InvalidOptionArgumentError, Command, Argument, Option, Help } = (/* @__PURE__ */ __toESM((/* @__PURE__ */ __commonJSMin(((exports) => {
	const { Argument } = require_argument();
	const { Command } = require_command();
	const { CommanderError, InvalidArgumentError } = require_error();
	const { Help } = require_help();
	const { Option } = require_option();
	exports.program = new Command();
	exports.createCommand = (name) => new Command(name);
	exports.createOption = (flags, description) => new Option(flags, description);
	exports.createArgument = (name, description) => new Argument(name, description);
	/**
	* Expose classes
	*/
	exports.Command = Command;
	exports.Option = Option;
	exports.Argument = Argument;
	exports.Help = Help;
	exports.CommanderError = CommanderError;
	exports.InvalidArgumentError = InvalidArgumentError;
	exports.InvalidOptionArgumentError = InvalidArgumentError;
})))(), 1)).default;
// package.json
var version$1 = "0.1.0";
// src/config/shown.ts
const LONGEST$2 = 60;
/** A value from the config as a message shows it: one short line without control or invisible characters. */
function shown(value) {
	if (value === void 0 || value === null) return "nothing";
	if (Array.isArray(value)) return "a list";
	if (typeof value === "object") return "a mapping";
	if (typeof value !== "string") return printable$1(String(value));
	return printable$1(JSON.stringify(value.length > LONGEST$2 ? `${value.slice(0, LONGEST$2)}…` : value));
}
/** Replaces what could break a line, hide text or steer a terminal. */
function printable$1(text) {
	return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "�");
}
/** What to do where YAML found a mapping or list in place of text, such as {{port}} without quotes. */
function quoteHint(value) {
	return typeof value === "object" && value !== null ? "quote text that begins with { or [" : void 0;
}
// src/config/parsed.ts
function parsed(value) {
	return {
		ok: true,
		value
	};
}
/** `expected` completes the sentence "expected …". */
function failed$2(expected, seen, hint) {
	const message = `expected ${expected}, got ${shown(seen)}`;
	return hint === void 0 ? {
		ok: false,
		message
	} : {
		ok: false,
		message,
		hint
	};
}
// src/config/duration.ts
/** Seconds of one unit, as power of ten and factor: a decimal number with its exponent is read without rounding twice. */
const UNITS$2 = {
	h: {
		exponent: 0,
		factor: 3600
	},
	m: {
		exponent: 0,
		factor: 60
	},
	s: {
		exponent: 0,
		factor: 1
	},
	ms: {
		exponent: -3,
		factor: 1
	},
	us: {
		exponent: -6,
		factor: 1
	},
	µs: {
		exponent: -6,
		factor: 1
	}
};
/** Largest first: parts of a duration come in this order, each at most once. */
const ORDER = [
	"h",
	"m",
	"s",
	"ms",
	"us"
];
const PART = /(\d+(?:\.\d+)?)\s*([a-zµμ]+)\s*/gy;
/** What an editor may check; `parseDuration` decides. */
const DURATION_PATTERN = "^\\s*(\\d+(\\.\\d+)?\\s*(h|m|s|ms|us|µs)\\s*)+$";
/**
* Seconds of a duration such as "500ms", "30s", "1m 30s" or "1.5 h". Parts go from large to small units. A number
* without a unit is refused, since "5" has been seconds to some and milliseconds to others.
*/
function parseDuration(value) {
	const wanted = "a duration such as \"500ms\", \"30s\" or \"1m 30s\"";
	if (isBareNumber(value)) return failed$2(wanted, value, `add the unit: "${value}s" or "${value}ms"`);
	if (typeof value !== "string") return failed$2(wanted, value);
	const seconds = sumOfParts(value.trim());
	return seconds === void 0 ? failed$2(wanted, value, "units are h, m, s, ms and us, largest first") : parsed(seconds);
}
/** Reads a duration that lies between two others, both allowed. `example` is shown in the message. */
function durationBetween(least, most, example) {
	const [low, high] = [sumOfParts(least) ?? 0, sumOfParts(most) ?? 0];
	return (value) => {
		const duration = parseDuration(value);
		if (!duration.ok || duration.value >= low && duration.value <= high) return duration;
		return failed$2(`a duration from ${least} to ${most} such as "${example}"`, value);
	};
}
function sumOfParts(text) {
	let seconds = 0;
	let rank = -1;
	let end = 0;
	for (const part of text.matchAll(PART)) {
		const [all, digits = "", name = ""] = part;
		const unit = Object.hasOwn(UNITS$2, spelled(name)) ? UNITS$2[spelled(name)] : void 0;
		const place = ORDER.indexOf(spelled(name).replace("µ", "u"));
		if (unit === void 0 || place <= rank) return void 0;
		rank = place;
		seconds += Number(`${digits}e${unit.exponent}`) * unit.factor;
		end = part.index + all.length;
	}
	return end === text.length && end > 0 && Number.isFinite(seconds) ? seconds : void 0;
}
/** The Greek letter and the micro sign look the same. */
function spelled(unit) {
	return unit.replace("μ", "µ");
}
function isBareNumber(value) {
	return typeof value === "number" || typeof value === "string" && /^\s*\d+(\.\d+)?\s*$/.test(value);
}
// src/model/problem.ts
/** Exit statuses of the command; 130 and 143 belong to signals. */
const EXIT = {
	passed: 0,
	failed: 1,
	usage: 2,
	unmeasured: 3
};
/** An expected failure that ends the run or a part of it. Anything else that is thrown is a bug. */
var Problem = class extends Error {
	code;
	hint;
	detail;
	arm;
	exitStatus;
	constructor({ code, message, hint, detail, arm, exitStatus, cause }) {
		super(message, { cause });
		this.name = "Problem";
		this.code = code;
		this.hint = hint;
		this.detail = detail;
		this.arm = arm;
		this.exitStatus = exitStatus;
	}
};
// src/host/platform.ts
/** Why nothing can be measured on this platform (`process.platform`); undefined where it can. */
function unsupportedPlatform(platform) {
	if (platform !== "win32") return void 0;
	return new Problem({
		code: "unsupported-platform",
		message: "Loadline does not run on Windows yet: it starts and ends services as process groups, which Windows lacks",
		hint: "Run it on Linux or macOS, in WSL, or in a workflow with runs-on: ubuntu-latest.",
		exitStatus: EXIT.usage
	});
}
// src/model/config.ts
/** What can fail the build. */
const FAIL_REASONS = [
	"regression",
	"budget",
	"inconclusive",
	"suspected",
	"invalid"
];
// src/compose/progress-display.ts
/** Shows a run's progress: one line that changes on a terminal, sparse plain lines elsewhere. */
function progressDisplay(sink) {
	return sink.isTTY === true ? new TerminalProgress(sink) : new PlainProgress(sink);
}
var TerminalProgress = class {
	sink;
	constructor(sink) {
		this.sink = sink;
	}
	report(event) {
		if (event.kind === "step" || event.kind === "look") {
			this.clear();
			this.sink.write(`${sentence(event)}\n`);
			return;
		}
		const width = (this.sink.columns ?? 80) - 1;
		this.sink.write(`\r\x1b[2K${sentence(event).slice(0, width)}`);
	}
	clear() {
		this.sink.write("\r\x1B[2K");
	}
};
var PlainProgress = class {
	sink;
	constructor(sink) {
		this.sink = sink;
	}
	report(event) {
		if (event.kind !== "round") this.sink.write(`${sentence(event)}\n`);
	}
	clear() {}
};
function sentence(event) {
	switch (event.kind) {
		case "step": return event.text;
		case "block": return `${blockOf(event)}, ${timeLeft(event.secondsLeft)}`;
		case "round": return `${blockOf(event)}: ${printable(event.scenario)}, ${timeLeft(event.secondsLeft)}`;
		case "look": return `after ${event.blocks} blocks: ${event.verdict}${event.goesOn ? ", measuring on" : ""}`;
	}
}
function blockOf({ block, of }) {
	return of > 0 ? `block ${block} of at most ${of}` : `block ${block}`;
}
function timeLeft(seconds) {
	const whole = Math.max(0, Math.round(seconds));
	const minutes = Math.floor(whole / 60);
	return minutes > 0 ? `at most ${minutes} min ${whole % 60} s left` : `at most ${whole} s left`;
}
/** Names come from the config under test: nothing of them may steer the terminal. */
function printable(text) {
	return text.replace(/\p{C}/gu, "?");
}
// src/model/arm.ts
const ARMS = ["base", "head"];
function otherArm(arm) {
	return arm === "base" ? "head" : "base";
}
// src/engines/envelope.ts
function isReply(value) {
	if (!isRecord(value) || typeof value.id !== "number") return false;
	return value.kind === "alive" || value.kind === "answer" && "body" in value;
}
/** Whether it is an object whose fields can be asked for. */
function isRecord(value) {
	return typeof value === "object" && value !== null;
}
// src/engines/child.ts
/** Seconds; the default of GeneratorOptions. */
const SILENCE_SECONDS = 15;
/**
* The process that sends the load, apart from ours so that our work does not disturb its clock. It ends when disposed,
* and by itself when our process ends in whatever way.
*/
var GeneratorProcess = class {
	child;
	exited;
	silenceMs;
	pending = /* @__PURE__ */ new Map();
	asked = 0;
	tail = "";
	broken;
	constructor({ url, log, silenceSeconds = SILENCE_SECONDS }) {
		this.silenceMs = silenceSeconds * 1e3;
		const { NODE_OPTIONS: _dropped, ...env } = process.env;
		this.child = fork(fileURLToPath(url), [], {
			serialization: "advanced",
			stdio: [
				"ignore",
				"ignore",
				"pipe",
				"ipc"
			],
			execArgv: [],
			env
		});
		log.debug(`load generator: process ${this.child.pid ?? "not started"}`);
		this.exited = once(this.child, "exit").catch(() => void 0);
		this.child.stderr?.setEncoding("utf8").on("data", (text) => {
			this.tail = (this.tail + text).slice(-4e3);
		});
		this.child.on("message", (message) => this.receive(message));
		this.child.on("error", (error) => this.fail(`could not be run: ${error.message}`));
		this.child.on("close", (status, signal) => this.fail(`ended with ${signal ?? `status ${status}`}`));
	}
	/** Its process id; undefined when it could not be started or is no longer usable. */
	get pid() {
		return this.broken === void 0 ? this.child.pid : void 0;
	}
	/** Why it can no longer be asked. */
	get failure() {
		return this.broken;
	}
	/** Resolves to the answer's body, not yet decoded. Rejects with a Problem when the generator dies or falls silent. */
	ask(body) {
		if (this.broken !== void 0) return Promise.reject(this.broken);
		const { promise, resolve, reject } = Promise.withResolvers();
		const id = ++this.asked;
		const silence = setTimeout(() => this.fail(`has been silent for ${this.silenceMs / 1e3} s`), this.silenceMs);
		this.pending.set(id, {
			resolve,
			reject,
			silence
		});
		const question = {
			id,
			body
		};
		this.child.send(question, (error) => {
			if (error !== null) this.child.kill("SIGKILL");
		});
		return promise;
	}
	/** Gives the generator up: it is killed, and everything asked of it fails with the Problem returned. */
	fail(reason) {
		if (this.broken !== void 0) return this.broken;
		const problem = new Problem({
			code: "generator-died",
			message: `the load generator (process ${this.child.pid ?? "not started"}) ${reason}; expected it to send load until the run ends`,
			hint: "Run it again; if it happens again, the machine may be short of memory.",
			...this.tail === "" ? {} : { detail: this.tail },
			exitStatus: EXIT.unmeasured
		});
		this.broken = problem;
		for (const { reject, silence } of this.pending.values()) {
			clearTimeout(silence);
			reject(problem);
		}
		this.pending.clear();
		this.child.kill("SIGKILL");
		return problem;
	}
	/** Kills it: it holds nothing that would need an orderly end. What is still asked of it fails. */
	async [Symbol.asyncDispose]() {
		this.fail("was stopped");
		if (this.child.pid !== void 0) await this.exited;
	}
	receive(message) {
		if (!isReply(message)) {
			this.fail("broke its protocol: it sent something that is not a reply");
			return;
		}
		const pending = this.pending.get(message.id);
		if (pending === void 0) return;
		pending.silence.refresh();
		if (message.kind === "alive") return;
		clearTimeout(pending.silence);
		this.pending.delete(message.id);
		pending.resolve(message.body);
	}
};
// src/engines/autocannon/decode.ts
/** Undefined when it is no answer of the generator's. */
function decodeAnswer(value) {
	if (!isRecord(value)) return void 0;
	if (value.kind === "done") return { kind: "done" };
	if (value.kind === "slice" && isSlice(value.slice)) return {
		kind: "slice",
		slice: value.slice
	};
	if (value.kind === "problem" && isProblem(value.problem)) return {
		kind: "problem",
		problem: value.problem
	};
}
function isSlice(value) {
	if (!isRecord(value)) return false;
	const { opened, drained, start, latency, name, ok, status } = value;
	if (typeof opened !== "number" || typeof drained !== "number") return false;
	if (!(start instanceof Float64Array && latency instanceof Float64Array && ok instanceof Uint8Array)) return false;
	if (!(name instanceof Uint16Array && status instanceof Uint16Array)) return false;
	return [
		latency,
		name,
		ok,
		status
	].every(({ length }) => length === start.length);
}
function isProblem(value) {
	return isRecord(value) && typeof value.code === "string" && typeof value.message === "string";
}
// src/engines/autocannon/options.ts
/** autocannon's own list, less those whose responses it waits for in vain. */
const METHODS$1 = [
	"GET",
	"POST",
	"PUT",
	"DELETE",
	"OPTIONS",
	"TRACE",
	"PATCH"
];
/** Throws a Problem for a request that autocannon cannot send. */
function assertSendable({ name, requests }) {
	for (const request of requests) {
		if (METHODS$1.includes(request.method)) continue;
		throw new Problem({
			code: "method-unsupported",
			message: `${name}: autocannon cannot measure ${request.method} ${request.path}; expected one of ${METHODS$1.join(", ")}`,
			hint: request.method === "HEAD" ? "Measure the GET of the same path." : "Leave this request out.",
			exitStatus: EXIT.usage
		});
	}
}
// src/engines/autocannon/engine.ts
/** Seconds that the generator has for closing a session before it is replaced by a new one. */
const CLOSE_SECONDS = 3;
/**
* autocannon in slices of equal counts. One generator process serves all sessions, so that it stays warm; when it has
* died, the next session starts a new one.
*
* With `connections: "fresh"` each request brings its own connection, and its latency counts from before the connect;
* the same holds for a service that closes the connection after each response.
*/
function createAutocannonEngine(options) {
	return new ForkedEngine(options);
}
var ForkedEngine = class {
	id = "autocannon";
	caps = { slicing: "drain" };
	options;
	generator;
	opened = 0;
	constructor(options) {
		this.options = options;
	}
	generatorPid() {
		return this.generator?.pid;
	}
	async open(targets, scenario, plan) {
		assertSendable(scenario);
		const generator = await this.running();
		const session = ++this.opened;
		await ask(generator, {
			kind: "open",
			session,
			targets,
			scenario
		});
		return new GatedSession({
			generator,
			session,
			targets,
			scenario,
			plan
		});
	}
	async [Symbol.asyncDispose]() {
		await this.generator?.[Symbol.asyncDispose]();
		this.generator = void 0;
	}
	async running() {
		if (this.generator?.failure !== void 0) await this.generator[Symbol.asyncDispose]();
		if (this.generator === void 0 || this.generator.failure !== void 0) {
			const { generatorUrl: url, log, silenceSeconds } = this.options;
			this.generator = new GeneratorProcess({
				url,
				log,
				...silenceSeconds === void 0 ? {} : { silenceSeconds }
			});
		}
		return this.generator;
	}
};
var GatedSession = class {
	parts;
	names;
	constructor(parts) {
		this.parts = parts;
		this.names = parts.scenario.requests.map(({ name }) => name);
	}
	async *slices() {
		for (let pair = 0;; pair++) for (const arm of this.order(pair)) yield await this.slice(pair, arm);
	}
	async [Symbol.asyncDispose]() {
		const { generator, session } = this.parts;
		const late = setTimeout(() => generator.fail("did not close a session"), CLOSE_SECONDS * 1e3);
		try {
			await ask(generator, {
				kind: "close",
				session
			});
		} catch (error) {
			if (!(error instanceof Problem)) throw error;
		} finally {
			clearTimeout(late);
		}
	}
	order(pair) {
		const first = this.parts.plan.first(pair);
		const arms = this.parts.targets.map(({ arm }) => arm);
		return [first, otherArm(first)].filter((arm) => arms.includes(arm));
	}
	async slice(pair, arm) {
		const { generator, session, plan } = this.parts;
		const { requests, drainSeconds } = plan;
		const answer = await ask(generator, {
			kind: "slice",
			session,
			arm,
			requests,
			drainSeconds
		});
		if (answer.kind !== "slice") throw generator.fail("broke its protocol: it answered without a slice");
		const { spoiled, limiter, ...samples } = answer.slice;
		return {
			pair,
			arm,
			names: this.names,
			...samples,
			...spoiled === void 0 ? {} : { spoiled },
			...limiter === void 0 ? {} : { limiter }
		};
	}
};
async function ask(generator, command) {
	const answer = decodeAnswer(await generator.ask(command));
	if (answer === void 0) throw generator.fail("broke its protocol: its answer cannot be read");
	if (answer.kind !== "problem") return answer;
	const { hint, ...problem } = answer.problem;
	throw new Problem({
		...problem,
		...hint === void 0 ? {} : { hint }
	});
}
// src/engines/registry.ts
/** How each engine is made; a new engine is one folder and one line here. */
const MAKERS = { autocannon: createAutocannonEngine };
function openEngines(options) {
	const made = /* @__PURE__ */ new Map();
	return {
		get: (id) => {
			const engine = made.get(id) ?? MAKERS[id](options);
			made.set(id, engine);
			return engine;
		},
		[Symbol.asyncDispose]: async () => {
			await Promise.all([...made.values()].map((engine) => engine[Symbol.asyncDispose]()));
		}
	};
}
// src/host/clock.ts
/** The machine's clocks: a monotonic one in seconds, and the date in UTC. */
const systemClock = {
	now: () => performance.now() / 1e3,
	date: () => (/* @__PURE__ */ new Date()).toISOString(),
	sleep: async (seconds) => {
		await setTimeout$1(seconds * 1e3);
	}
};
// src/host/digest.ts
/** The first 16 hexadecimal digits of the text's SHA-256: enough to tell configs and scenarios apart. */
function digest(text) {
	return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
/** A seed for a run that was not given one: a whole number below 2^32. */
function randomSeed() {
	return randomInt(2 ** 32);
}
// src/service/free-port.ts
/** Port numbers of five digits, so that both arms' environments and commands have the same length. */
const SMALLEST$1 = 1e4;
/**
* A port on 127.0.0.1 that was free a moment ago. The system proposes two and `random` (0 to 1) takes one, so that
* which number an arm gets does not follow from the order of booting.
*/
async function findFreePort(random) {
	for (;;) {
		const servers = [await listen(0), await listen(0)];
		const ports = servers.flatMap((server) => portOf(server) ?? []);
		await Promise.all(servers.map(close));
		const port = ports[random() < .5 ? 0 : 1];
		if (port !== void 0 && port >= SMALLEST$1) return port;
	}
}
/** Whether nobody listens on the port of 127.0.0.1, as far as trying to do so tells. */
async function isPortFree(port) {
	try {
		await close(await listen(port));
		return true;
	} catch (error) {
		return !(error instanceof Error && "code" in error && error.code === "EADDRINUSE");
	}
}
function listen(port) {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once("error", reject);
		server.listen({
			port,
			host: "127.0.0.1",
			exclusive: true
		}, () => resolve(server));
	});
}
function close(server) {
	return new Promise((resolve) => {
		server.close(() => resolve());
	});
}
function portOf(server) {
	const address = server.address();
	return typeof address === "object" && address !== null ? address.port : void 0;
}
// src/service/exit.ts
/** "exited with code 1", "was killed by SIGKILL …". */
function describeExit({ code, signal }) {
	const name = signal ?? signalOfCode(code ?? 0);
	if (name === void 0) return `exited with code ${code}`;
	return `was killed by ${name}${name === "SIGKILL" ? " (perhaps for lack of memory)" : ""}`;
}
/** A shell tells of a killed command by 128 and the signal's number. */
function signalOfCode(code) {
	return Object.entries(constants$1.signals).find(([, number]) => number === code - 128)?.[0];
}
// src/service/template.ts
/** Fills in `{{arm}}` and `{{port}}`; any other placeholder is left to the command. */
function fillTemplate(text, { arm, port = 0 }) {
	return text.replaceAll(/\{\{\s*(arm|port)\s*\}\}/g, (_, name) => name === "arm" ? arm : String(port));
}
// src/service/prepare.ts
/** What `install` or `build` leave running, a compiler's daemon say, is ended: it would compete with the measurement. */
const LEFTOVER_GRACE_SECONDS = 2;
/** Runs the app's install and build commands, each if there is one. */
async function prepare$1(shells, checkout, app, limitSeconds) {
	for (const step of ["install", "build"]) {
		const command = app[step];
		if (command === void 0) continue;
		const shell = shells.open(checkout, app, step);
		try {
			await runStep({
				shell,
				step,
				command,
				arm: checkout.arm,
				limitSeconds
			});
		} catch (error) {
			throw error instanceof Problem ? shells.explain(error) : error;
		} finally {
			await shells.close(shell, LEFTOVER_GRACE_SECONDS);
		}
	}
}
/** Throws a Problem with the log's tail when the command fails or takes too long. */
async function runStep({ shell, step, command, limitSeconds, ...values }) {
	const filled = fillTemplate(command, values);
	const exit = await shell.run(filled, limitSeconds);
	if (exit?.code === 0) return;
	throw new Problem({
		code: `${step}-failed`,
		message: `app.${step}: "${filled}" ${outcome(exit, limitSeconds)} in ${values.arm}`,
		hint: hintFor$1(exit),
		detail: shell.log.tail(),
		arm: values.arm,
		exitStatus: EXIT.unmeasured
	});
}
function outcome(exit, limitSeconds) {
	return exit === void 0 ? `had not ended after ${limitSeconds} s` : describeExit(exit);
}
function hintFor$1(exit) {
	if (exit?.code === 127) return "The shell did not find a command; is it installed on this machine, and in PATH?";
	return "It runs in the app's folder of a fresh checkout, without the runner's variables except those in app.pass-env.";
}
// src/service/environment.ts
/** Where programs, homes, locales and certificates are. Nothing here holds a secret, and nothing changes what a service does. */
const HARMLESS = /* @__PURE__ */ new Set([
	"PATH",
	"HOME",
	"USER",
	"LOGNAME",
	"SHELL",
	"LANG",
	"LANGUAGE",
	"TZ",
	"TMPDIR",
	"XDG_CACHE_HOME",
	"XDG_CONFIG_HOME",
	"XDG_DATA_HOME",
	"XDG_RUNTIME_DIR",
	"JAVA_HOME",
	"LD_LIBRARY_PATH",
	"DOCKER_HOST",
	"SSL_CERT_FILE",
	"SSL_CERT_DIR",
	"NODE_EXTRA_CA_CERTS",
	"REQUESTS_CA_BUNDLE",
	"CURL_CA_BUNDLE",
	"PIP_CERT",
	"RUNNER_TRACKING_ID"
]);
const LOCALE = /^LC_/;
const RUNNERS_OWN = /^(INPUT_|ACTIONS_|GITHUB_|STATE_|RUNNER_)/i;
/** The variable that every process of a service carries, so that it is found wherever it moved. */
const MARKER_VARIABLE = "LOADLINE_RUN";
/** What the app's commands get, and nothing else of the caller's variables. `app.env` goes before all but the marker. */
function serviceEnvironment({ caller, app, marker, ...values }) {
	const passed = new Set(app.passEnv);
	const inherited = Object.entries(caller).flatMap(([name, value]) => value !== void 0 && (HARMLESS.has(name) || LOCALE.test(name) || passed.has(name)) ? [[name, value]] : []);
	const set = Object.entries(app.env).map(([name, value]) => [name, fillTemplate(value, values)]);
	return {
		...Object.fromEntries(inherited),
		LOADLINE_ARM: values.arm,
		...values.port === void 0 ? {} : { PORT: String(values.port) },
		...Object.fromEntries(set),
		[MARKER_VARIABLE]: marker
	};
}
/** What the user should know about the names in `pass-env`: one sentence each. */
function passEnvWarnings(caller, passEnv) {
	return passEnv.flatMap((name) => {
		if (caller[name] === void 0) return [`app.pass-env: ${name} is not set here, so the service does not get it`];
		if (RUNNERS_OWN.test(name)) return [`app.pass-env: ${name} belongs to the runner and may be a secret; the code under test can read it`];
		return [];
	});
}
// src/service/listening-sockets.ts
const LISTEN = "0A";
const CHUNK_BYTES = 65536;
/** Every listening TCP socket of this machine (Linux); none where /proc/net cannot be read. */
function listeningSockets() {
	return ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((path) => parseListeningSockets(readListening(path)));
}
/** From the text of /proc/net/tcp or tcp6, up to the first row that does not listen. */
function parseListeningSockets(text) {
	const sockets = [];
	for (const row of text.split("\n").slice(1)) {
		const [, local = "", , state, , , , , , inode] = row.trim().split(/\s+/);
		if (state !== LISTEN) break;
		const [address = "", port = ""] = local.split(":");
		sockets.push({
			address: describeAddress(address),
			port: Number.parseInt(port, 16),
			inode: Number(inode),
			coversLoopback: COVER_LOOPBACK.has(address)
		});
	}
	return sockets;
}
/** The kernel lists those that listen first; thousands of connections may follow, which need not be formatted. */
function readListening(path) {
	let descriptor;
	try {
		descriptor = openSync(path, "r");
		const buffer = Buffer.alloc(CHUNK_BYTES);
		let text = "";
		for (;;) {
			const length = readSync(descriptor, buffer, 0, CHUNK_BYTES, null);
			text += buffer.toString("latin1", 0, length);
			const rows = text.split("\n").slice(1, -1);
			if (length === 0 || rows.some((row) => row.trim().split(/\s+/)[3] !== LISTEN)) return text;
		}
	} catch {
		return "";
	} finally {
		if (descriptor !== void 0) closeSync(descriptor);
	}
}
/** Addresses in the kernel's form: 32-bit words, each little-endian. */
const IPV4_ANY = "00000000";
const IPV4_LOOPBACK = "0100007F";
const IPV6_ANY = "00000000000000000000000000000000";
const IPV6_LOOPBACK = "00000000000000000000000001000000";
const MAPPED = "0000000000000000FFFF0000";
const COVER_LOOPBACK = /* @__PURE__ */ new Set([
	IPV4_ANY,
	IPV4_LOOPBACK,
	IPV6_ANY,
	MAPPED + IPV4_ANY,
	MAPPED + IPV4_LOOPBACK
]);
function describeAddress(address) {
	if (address === IPV6_ANY) return "[::]";
	if (address === IPV6_LOOPBACK) return "[::1]";
	const ipv4 = address.startsWith(MAPPED) ? address.slice(24) : address;
	if (ipv4.length !== 8) return `[${address}]`;
	return (ipv4.match(/../g) ?? []).reverse().map((byte) => Number.parseInt(byte, 16)).join(".");
}
// src/service/proc-file.ts
const buffer = Buffer.allocUnsafe(4096);
/**
* A small file of /proc, kept open: reading it again costs a third of opening it, and a process that got the number of
* an ended one is never taken for it.
*/
var ProcFile = class ProcFile {
	#descriptor;
	constructor(descriptor) {
		this.#descriptor = descriptor;
	}
	/** Undefined where it does not exist or may not be read. */
	static open(path) {
		try {
			return new ProcFile(openSync(path, "r"));
		} catch {
			return;
		}
	}
	/** Undefined once the process or thread is gone. */
	read() {
		try {
			const length = readSync(this.#descriptor, buffer, 0, buffer.length, 0);
			return length === 0 ? void 0 : buffer.toString("latin1", 0, length);
		} catch {
			return;
		}
	}
	close() {
		closeSync(this.#descriptor);
	}
};
/** The entries of a folder of /proc that are numbers: processes, threads or descriptors; none where it cannot be read. */
function numbersIn(folder) {
	try {
		return readdirSync(folder).flatMap((name) => /^\d+$/.test(name) ? [Number(name)] : []);
	} catch {
		return [];
	}
}
// src/service/ownership.ts
/** Linux only. */
function ownershipOf(port, members) {
	const inodes = new Set(socketsOn(port).map(({ inode }) => inode));
	const own = holdersOf(inodes, members);
	const unheld = inodes.difference(new Set(own.map(({ inode }) => inode)));
	if (unheld.size === 0) return {
		own,
		foreign: void 0
	};
	return {
		own,
		foreign: { holder: holdersOf(unheld, numbersIn("/proc"))[0] }
	};
}
/** Where the members listen, e.g. ["127.0.0.1:3000"]. */
function listeningPlaces(members) {
	const sockets = listeningSockets();
	const held = new Set(holdersOf(new Set(sockets.map(({ inode }) => inode)), members).map(({ inode }) => inode));
	return sockets.filter(({ inode }) => held.has(inode)).map(({ address, port }) => `${address}:${port}`);
}
/** Whether the descriptor is still that socket: one call, for looking often. */
function stillHolds({ pid, descriptor, inode }) {
	return linkOf(pid, descriptor) === socketLink(inode);
}
/** "pid 123 (node server.js)", or what can be said of it. */
function describeHolder(holder) {
	if (holder === void 0) return "a process of another user";
	const command = commandLine(holder.pid);
	return command === "" ? `pid ${holder.pid}` : `pid ${holder.pid} (${command})`;
}
function socketsOn(wanted) {
	return listeningSockets().filter(({ port, coversLoopback }) => port === wanted && coversLoopback);
}
function holdersOf(inodes, pids) {
	const links = new Map([...inodes].map((inode) => [socketLink(inode), inode]));
	if (links.size === 0) return [];
	return pids.flatMap((pid) => numbersIn(`/proc/${pid}/fd`).flatMap((descriptor) => {
		const inode = links.get(linkOf(pid, descriptor) ?? "");
		return inode === void 0 ? [] : [{
			pid,
			descriptor,
			inode
		}];
	}));
}
function linkOf(pid, descriptor) {
	try {
		return readlinkSync(`/proc/${pid}/fd/${descriptor}`);
	} catch {
		return;
	}
}
function socketLink(inode) {
	return `socket:[${inode}]`;
}
function commandLine(pid) {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim().slice(0, 80);
	} catch {
		return "";
	}
}
// src/service/log-file.ts
const KEPT_BYTES = 262144;
const LIMIT_BYTES = 2097152;
const CHECK_MS = 50;
const TAIL_BYTES = 8192;
/**
* What a command writes, in a bounded file: the first and the last 256 kB stay, the rest is dropped and counted.
*
* The command writes straight into the file. Through a pipe, each of its lines would wake this process (10,000 times a
* second for an access log under load), a full pipe would block it, and one that its grandchildren hold would never
* end. The file is shortened when it has grown past 2 MiB, looked at 20 times a second.
*/
var LogFile = class {
	path;
	/** For the command's stdout and stderr. */
	descriptor;
	#timer;
	#head;
	#tail = Buffer.alloc(0);
	#droppedBytes = 0;
	#closed = false;
	constructor(path) {
		this.path = path;
		writeFileSync(path, "");
		this.descriptor = openSync(path, "a+");
		this.#timer = setInterval(() => this.#shorten(LIMIT_BYTES), CHECK_MS).unref();
	}
	/** The last lines, at most 40 and 8 kB, without colours. */
	tail() {
		const bytes = this.#closed ? this.#tail : Buffer.concat([this.#tail, this.#readEnd(TAIL_BYTES)]);
		const lines = stripVTControlCharacters(bytes.subarray(-8192).toString("utf8").replaceAll("\0", "")).trimEnd().split("\n");
		return (bytes.length > TAIL_BYTES && lines.length > 1 ? lines.slice(1) : lines).slice(-40).join("\n");
	}
	/** Idempotent; the tail can still be read. */
	close() {
		if (this.#closed) return;
		clearInterval(this.#timer);
		this.#shorten(2 * KEPT_BYTES);
		const rest = Buffer.concat([this.#tail, this.#readEnd(KEPT_BYTES)]);
		this.#tail = rest.subarray(-262144);
		this.#droppedBytes += rest.length - this.#tail.length;
		this.#closed = true;
		closeSync(this.descriptor);
		if (this.#head === void 0) return;
		const gap = `\n[… about ${this.#droppedBytes} bytes were dropped here …]\n`;
		writeFileSync(this.path, Buffer.concat([
			this.#head,
			Buffer.from(gap),
			this.#tail
		]));
	}
	#shorten(limitBytes) {
		if (heldBytes(this.descriptor) <= limitBytes) return;
		const before = this.#tail.length + (this.#head?.length ?? 0);
		this.#head ??= this.#read(0, KEPT_BYTES);
		this.#tail = this.#readEnd(KEPT_BYTES);
		const written = heldBytes(this.descriptor);
		ftruncateSync(this.descriptor, 0);
		this.#droppedBytes += before + written - this.#head.length - this.#tail.length;
	}
	#readEnd(bytes) {
		const { size } = fstatSync(this.descriptor);
		return this.#read(Math.max(0, size - bytes), bytes);
	}
	#read(position, bytes) {
		const buffer = Buffer.alloc(bytes);
		return buffer.subarray(0, readSync(this.descriptor, buffer, 0, bytes, position));
	}
};
/** A program that opened the file anew writes at a place of its own, past a hole: blocks tell what it really takes. */
function heldBytes(descriptor) {
	const { blocks, size } = fstatSync(descriptor);
	return Math.min(blocks * 512, size);
}
// src/service/send-signal.ts
/** Signal 0 sends nothing and asks only. A negative `target` is a process group. False: there is nothing to send it to. */
function sendSignal(target, signal) {
	try {
		return process.kill(target, signal);
	} catch (error) {
		return error instanceof Error && "code" in error && error.code === "EPERM";
	}
}
// src/service/process-group.ts
/** What can be known of a service where there is no /proc: whether the process groups of its commands still exist. */
var ProcessGroup = class {
	#leaders = [];
	add(leader) {
		this.#leaders.push(leader);
	}
	alive() {
		return this.#leaders.filter((leader) => sendSignal(-leader, 0));
	}
	signal(signal) {
		for (const leader of this.#leaders) sendSignal(-leader, signal);
	}
	close() {
		this.#leaders.length = 0;
	}
};
// src/service/process-stat.ts
/** Undefined where the text is not such a line. */
function parseProcessStat(text) {
	const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
	if (fields.length < 22) return void 0;
	const at = (index) => Number(fields[index]);
	return {
		state: fields[0] ?? "",
		parent: at(1),
		group: at(2),
		session: at(3),
		ticks: at(11) + at(12) + at(13) + at(14),
		threads: at(17),
		started: at(19),
		rssPages: at(21)
	};
}
/** False for a zombie, which nothing can end any further. One whose first thread has ended while others run is alive. */
function isAlive$1({ state, threads }) {
	return !/^[ZXx]$/.test(state) || threads > 1;
}
// src/service/process-tree.ts
/** How old the list of processes may be where it is read often. */
const LIST_AGE_MS = 200;
/** A process of the tree; zombies included until they are reaped, as their CPU time counts. */
var TreeMember = class TreeMember {
	pid;
	#file;
	#stat;
	constructor(pid, file, stat) {
		this.pid = pid;
		this.#file = file;
		this.#stat = stat;
	}
	static open(pid) {
		const file = ProcFile.open(`/proc/${pid}/stat`);
		const stat = parseProcessStat(file?.read() ?? "");
		if (file !== void 0 && stat !== void 0) return new TreeMember(pid, file, stat);
		file?.close();
	}
	/** As it was when last read. */
	get stat() {
		return this.#stat;
	}
	/** Undefined once it was reaped. */
	read() {
		const stat = parseProcessStat(this.#file.read() ?? "");
		this.#stat = stat ?? this.#stat;
		return stat;
	}
	close() {
		this.#file.close();
	}
};
/**
* The processes of a service on Linux: the commands' sessions, everything that descends from a member, and whatever
* carries the marker in its environment (a daemon that left both). Each other process is looked at once and remembered
* as foreign, so that looking again costs one listing of /proc.
*/
var ProcessTree = class {
	#marker;
	#leaders = /* @__PURE__ */ new Set();
	#members = [];
	#foreign = /* @__PURE__ */ new Set();
	#listed = Number.NEGATIVE_INFINITY;
	/** The marker's beginning is enough: a run's identifier finds the processes of all its services. */
	constructor(marker) {
		this.#marker = `${MARKER_VARIABLE}=${marker}`;
	}
	add(leader) {
		const member = TreeMember.open(leader);
		if (member === void 0) return;
		this.#leaders.add(leader);
		this.#members = [...this.#members, member];
	}
	/** Parents before their children. The list is at most 200 ms old. */
	members() {
		if (performance.now() - this.#listed > LIST_AGE_MS) this.#list();
		return this.#members;
	}
	alive() {
		this.#list();
		if (this.#living().length === 0) this.#listAnew();
		return this.#living().map(({ pid }) => pid);
	}
	signal(signal) {
		this.#listAnew();
		const living = this.#living();
		const groups = new Set(living.map(({ stat }) => stat.group).filter((group) => this.#leaders.has(group)));
		for (const group of groups) sendSignal(-group, signal);
		for (const { pid, stat } of living) if (!groups.has(stat.group)) sendSignal(pid, signal);
	}
	close() {
		for (const member of this.#members) member.close();
		this.#members = [];
		this.#leaders.clear();
		this.#listed = Number.POSITIVE_INFINITY;
	}
	#living() {
		return this.#members.filter((member) => {
			const stat = member.read();
			return stat !== void 0 && isAlive$1(stat);
		});
	}
	/** A number may have passed from a foreign process to one of ours since it was looked at. */
	#listAnew() {
		this.#foreign = /* @__PURE__ */ new Set();
		this.#list();
	}
	#list() {
		const pids = new Set(numbersIn("/proc"));
		this.#foreign = this.#foreign.intersection(pids);
		this.#members = this.#members.filter((member) => {
			const present = member.read() !== void 0;
			if (!present) member.close();
			return present;
		});
		const known = new Set(this.#members.map(({ pid }) => pid));
		const unknown = [...pids].filter((pid) => !known.has(pid) && !this.#foreign.has(pid));
		const newcomers = this.#admit(unknown.flatMap((pid) => TreeMember.open(pid) ?? []));
		if (newcomers.length > 0) this.#members = [...this.#members, ...newcomers].sort(byStart);
		this.#listed = performance.now();
	}
	/** Those of the candidates that belong; the others are closed. */
	#admit(candidates) {
		const parents = new Set(this.#members.map(({ pid }) => pid));
		const sessions = new Set(this.#members.map(({ stat }) => stat.session));
		const admitted = [];
		let rest = candidates;
		for (let found = true; found;) {
			const kin = rest.filter(({ pid, stat }) => parents.has(stat.parent) || sessions.has(stat.session) || this.#isMarked(pid, stat));
			for (const { pid, stat } of kin) {
				parents.add(pid);
				sessions.add(stat.session);
			}
			admitted.push(...kin);
			const kinship = new Set(kin);
			rest = rest.filter((candidate) => !kinship.has(candidate));
			found = kin.length > 0;
		}
		for (const other of rest) other.close();
		return admitted;
	}
	#isMarked(pid, stat) {
		if (this.#foreign.has(pid)) return false;
		const environment = environmentOf(pid);
		if (environment?.split("\0").some((entry) => entry.startsWith(this.#marker))) return true;
		if (environment !== "" || !isAlive$1(stat) || isKernelThread(pid, stat)) this.#foreign.add(pid);
		return false;
	}
};
/** A parent starts before its child; within one tick of 10 ms their numbers tell. */
function byStart(a, b) {
	return a.stat.started - b.stat.started || a.pid - b.pid;
}
function isKernelThread(pid, { parent }) {
	return pid === 2 || parent === 2;
}
/** Undefined where it may not be read. */
function environmentOf(pid) {
	try {
		return readFileSync(`/proc/${pid}/environ`, "latin1");
	} catch {
		return;
	}
}
// src/service/terminate.ts
const POLL_MS$1 = 15;
/** How long SIGKILL is repeated: a process in an uninterruptible call ends only when that returns. */
const KILL_MS = 2e3;
/** The end of a family of processes: SIGTERM to all, then SIGKILL to those that stay. */
var Termination = class {
	#family;
	#deadline = Number.POSITIVE_INFINITY;
	#ending;
	constructor(family) {
		this.#family = family;
	}
	/**
	* Resolves when none is alive, with those that could not be ended (another user's). Called again while it is ending,
	* it may only shorten the time left.
	*/
	end(graceSeconds) {
		this.#deadline = Math.min(this.#deadline, performance.now() + graceSeconds * 1e3);
		this.#ending ??= this.#run();
		return this.#ending;
	}
	async #run() {
		if (this.#family.alive().length > 0) this.#family.signal("SIGTERM");
		while (performance.now() < this.#deadline) {
			if (this.#family.alive().length === 0) return [];
			await setTimeout$1(POLL_MS$1);
		}
		const givenUp = performance.now() + KILL_MS;
		let left = this.#family.alive();
		while (left.length > 0 && performance.now() < givenUp) {
			this.#family.signal("SIGKILL");
			await setTimeout$1(POLL_MS$1);
			left = this.#family.alive();
		}
		return left;
	}
};
// src/service/shell.ts
/** Runs commands that share a folder, an environment, a log and an end: what any of them leaves behind ends with it. */
var Shell = class {
	log;
	/** Undefined where there is no /proc. */
	tree;
	#options;
	#family;
	#termination;
	#ended;
	constructor(options) {
		this.#options = options;
		this.log = new LogFile(options.logPath);
		this.tree = process.platform === "linux" ? new ProcessTree(options.marker) : void 0;
		this.#family = this.tree ?? new ProcessGroup();
		this.#termination = new Termination(this.#family);
	}
	/**
	* As the leader of a session of its own, so that a signal reaches all of it and none of ours. Throws a Problem once
	* `end` was called: nobody would end what starts then.
	*/
	start(command) {
		if (this.#ended !== void 0) throw interrupted();
		const { directory, environment } = this.#options;
		const child = spawn("/bin/sh", ["-c", command], {
			cwd: directory,
			env: environment,
			detached: true,
			stdio: [
				"ignore",
				this.log.descriptor,
				this.log.descriptor
			]
		});
		if (child.pid !== void 0) this.#family.add(child.pid);
		let exit;
		const exited = new Promise((resolve, reject) => {
			child.once("error", reject);
			child.once("exit", (code, signal) => {
				exit = {
					code,
					signal
				};
				resolve(exit);
			});
		});
		exited.catch(() => {});
		return {
			exited,
			get exit() {
				return exit;
			}
		};
	}
	/** Runs a command to its end; undefined: it took too long, and was ended with all that it started. */
	async run(command, limitSeconds) {
		const running = this.start(command);
		const timer = new AbortController();
		const limit = setTimeout$1(limitSeconds * 1e3, void 0, { signal: timer.signal }).catch(() => void 0);
		const exit = await Promise.race([running.exited, limit]);
		timer.abort();
		return exit;
	}
	/** Whether anything that came of the commands can still run. */
	isAlive() {
		return this.#family.alive().length > 0;
	}
	/** Ends everything. Called again while it is ending, it may only shorten the time left. */
	async end(graceSeconds) {
		const terminated = this.#termination.end(graceSeconds);
		this.#ended ??= this.#finish(terminated);
		await this.#ended;
	}
	async #finish(terminated) {
		const left = await terminated;
		if (left.length > 0) this.#options.onLeft(left);
		this.#family.close();
		this.log.close();
	}
};
/** Of a command that was not run, or not to its end, because everything is being ended. */
function interrupted() {
	return new Problem({
		code: "interrupted",
		message: "the run was interrupted",
		exitStatus: EXIT.unmeasured
	});
}
// src/service/shells.ts
/** Grace when the run is interrupted: with SIGKILL and its repetition everything has ended after five seconds. */
const INTERRUPTED_GRACE_SECONDS = 2.5;
/** The shells of a run, so that all of them can be ended at once. */
var Shells = class {
	#options;
	#runId;
	#open = /* @__PURE__ */ new Set();
	#warned = /* @__PURE__ */ new Set();
	#count = 0;
	#isEnded = false;
	constructor(options) {
		this.#options = options;
		this.#runId = options.runId ?? randomBytes(6).toString("hex");
	}
	/** `step` names the log. Throws a Problem when the app's folder is missing, or after `endAll`. */
	open(checkout, app, step, port) {
		const { environment, logDirectory, log } = this.#options;
		if (this.#isEnded) throw interrupted();
		this.#warn(app.passEnv);
		this.#count += 1;
		const number = String(this.#count).padStart(4, "0");
		const marker = `${this.#runId}-${number}`;
		const values = {
			arm: checkout.arm,
			...port === void 0 ? {} : { port }
		};
		mkdirSync(logDirectory, { recursive: true });
		const shell = new Shell({
			directory: folderOf(checkout, app),
			environment: serviceEnvironment({
				caller: environment,
				app,
				marker,
				...values
			}),
			marker,
			logPath: join$1(logDirectory, `${number}-${checkout.arm}-${step}.log`),
			onLeft: (pids) => log.warn(`could not end ${pids.map(describeProcess).join(", ")}, left by ${step}`)
		});
		this.#open.add(shell);
		return shell;
	}
	async close(shell, graceSeconds) {
		await shell.end(graceSeconds);
		this.#open.delete(shell);
	}
	/** A problem that arose while everything was being ended is only that. */
	explain(problem) {
		return this.#isEnded ? interrupted() : problem;
	}
	/** Ends every command now, within five seconds; none can be started any more. */
	async endAll() {
		this.#isEnded = true;
		await Promise.all([...this.#open].map((shell) => this.close(shell, INTERRUPTED_GRACE_SECONDS)));
	}
	#warn(passEnv) {
		for (const warning of passEnvWarnings(this.#options.environment, passEnv)) {
			if (!this.#warned.has(warning)) this.#options.log.warn(warning);
			this.#warned.add(warning);
		}
	}
};
function describeProcess(pid) {
	return describeHolder({
		pid,
		descriptor: -1,
		inode: -1
	});
}
function folderOf({ arm, directory }, app) {
	const folder = join$1(directory, app.directory);
	if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
	throw new Problem({
		code: "app-directory-missing",
		message: `app.directory: ${arm} has no folder "${app.directory}"`,
		hint: "It is relative to the repository's root, and must be committed.",
		arm,
		exitStatus: EXIT.unmeasured
	});
}
// src/service/readiness.ts
const POLL_MS = 25;
/** The first try's limit; it doubles with each that gets no answer, so that a slow first answer is not cut for ever. */
const FIRST_TRY_MS = 1e3;
/** Tries until the service answers as it should, is gone, or the time is over. */
async function waitUntilReady({ port, ready, isGone, exited }) {
	const deadline = performance.now() + ready.timeoutSeconds * 1e3;
	let limit = FIRST_TRY_MS;
	let seen = "no answer";
	let hasExited = false;
	const exit = exited.then(() => {
		hasExited = true;
	});
	while (performance.now() < deadline) {
		if (isGone()) return { kind: "gone" };
		const abort = new AbortController();
		const left = Math.max(POLL_MS, deadline - performance.now());
		const attempt = tryOnce(port, ready, Math.min(limit, left), abort.signal);
		const answer = await (hasExited ? attempt : Promise.race([attempt, exit]));
		abort.abort();
		if (answer?.accepted) return { kind: "ready" };
		if (answer !== void 0 && (!answer.silent || left >= limit)) seen = answer.seen;
		if (answer?.silent) limit *= 2;
		await setTimeout$1(POLL_MS);
	}
	return isGone() ? { kind: "gone" } : {
		kind: "late",
		seen
	};
}
function tryOnce(port, { path, status }, limitMs, signal) {
	return path === void 0 ? tryConnecting(port, limitMs, signal) : tryAsking(port, path, status, limitMs, signal);
}
function tryConnecting(port, limitMs, signal) {
	return new Promise((resolve) => {
		const socket = connect({
			port,
			host: "127.0.0.1",
			timeout: limitMs,
			signal
		});
		const settle = (answer) => {
			socket.destroy();
			resolve(answer);
		};
		socket.once("connect", () => settle({ accepted: true }));
		socket.once("timeout", () => settle(silence("connection not accepted", limitMs)));
		socket.once("error", (error) => settle(refusal(error)));
	});
}
function tryAsking(port, path, accepted, limitMs, signal) {
	return new Promise((resolve) => {
		const request = get({
			port,
			host: "127.0.0.1",
			path,
			agent: false,
			signal,
			headers: { accept: "*/*" }
		});
		let answer;
		const timer = setTimeout(() => {
			request.destroy();
			resolve(answer ?? silence("no answer", limitMs));
		}, limitMs);
		request.once("response", (response) => {
			const status = response.statusCode ?? 0;
			const seenNow = (accepted.length === 0 ? status >= 200 && status < 400 : accepted.includes(status)) ? { accepted: true } : {
				accepted: false,
				seen: `last answer: ${status}`,
				silent: false
			};
			answer = seenNow;
			response.resume();
			response.once("close", () => {
				clearTimeout(timer);
				resolve(seenNow);
			});
			response.on("error", () => {});
		});
		request.once("error", (error) => {
			clearTimeout(timer);
			resolve(refusal(error));
		});
	});
}
function silence(what, limitMs) {
	return {
		accepted: false,
		seen: `${what} within ${(limitMs / 1e3).toFixed(1)} s`,
		silent: true
	};
}
function refusal(error) {
	const code = "code" in error ? String(error.code) : "";
	return {
		accepted: false,
		seen: REFUSALS[code] ?? `last error: ${error.message}`,
		silent: false
	};
}
const REFUSALS = {
	ECONNREFUSED: "nothing listened on the port",
	ECONNRESET: "it closed the connection without an answer"
};
// src/service/usage.ts
/** USER_HZ: the unit of times in /proc on every architecture that Node runs on. */
const TICKS_PER_SECOND = 100;
/** How old the list of threads may be: younger than a slice, older than the step of the gap between two. */
const THREAD_LIST_AGE_MS = 20;
/** What a service's process tree has used. CPU time never falls. */
var UsageMeter = class {
	#tree;
	#threads = /* @__PURE__ */ new Map();
	#threadsListed = Number.NEGATIVE_INFINITY;
	#ticks = 0;
	/** Of processes that ended without being reaped by a member, which no other process accounts for. */
	#lostTicks = 0;
	#peakPages = 0;
	#endedNanoseconds = 0;
	constructor(tree) {
		this.#tree = tree;
	}
	/**
	* CPU time of all members and of the children that they reaped, in ticks of 10 ms, and the largest sum of resident
	* memory seen in any call since the last `resetPeak`; pages that members share count once for each.
	*/
	usage() {
		let now = this.#sum();
		if (now.ticks + this.#lostTicks < this.#ticks) now = this.#sum();
		this.#lostTicks = Math.max(this.#lostTicks, this.#ticks - now.ticks);
		this.#ticks = now.ticks + this.#lostTicks;
		this.#peakPages = Math.max(this.#peakPages, now.pages);
		return {
			cpuSeconds: this.#ticks / TICKS_PER_SECOND,
			peakRssBytes: this.#peakPages * pageBytes()
		};
	}
	resetPeak() {
		this.#peakPages = 0;
	}
	/** Scheduler time of the threads in seconds, to the nanosecond; undefined where the kernel does not account for it. */
	busySeconds() {
		if (performance.now() - this.#threadsListed > THREAD_LIST_AGE_MS) this.#listThreads();
		let nanoseconds = this.#endedNanoseconds;
		for (const [id, thread] of this.#threads) if (thread.read()) nanoseconds += thread.nanoseconds;
		else nanoseconds += this.#end(id, thread);
		return nanoseconds === 0 ? void 0 : nanoseconds / 1e9;
	}
	close() {
		for (const [id, thread] of this.#threads) this.#end(id, thread);
		this.#threadsListed = Number.POSITIVE_INFINITY;
	}
	#sum() {
		const stats = this.#tree.members().flatMap((member) => {
			const stat = member.read();
			return stat === void 0 ? [] : [stat];
		});
		return {
			ticks: stats.reduce((sum, { ticks }) => sum + ticks, 0),
			pages: stats.reduce((sum, { rssPages }) => sum + rssPages, 0)
		};
	}
	#listThreads() {
		for (const { pid } of this.#tree.members()) for (const id of numbersIn(`/proc/${pid}/task`)) {
			if (this.#threads.has(id)) continue;
			const file = ProcFile.open(`/proc/${pid}/task/${id}/schedstat`);
			if (file !== void 0) this.#threads.set(id, new Thread(file));
		}
		this.#threadsListed = performance.now();
	}
	#end(id, thread) {
		thread.close();
		this.#threads.delete(id);
		this.#endedNanoseconds += thread.nanoseconds;
		return thread.nanoseconds;
	}
};
var Thread = class {
	nanoseconds = 0;
	#file;
	constructor(file) {
		this.#file = file;
	}
	/** False once it has ended. */
	read() {
		const text = this.#file.read();
		if (text === void 0) return false;
		this.nanoseconds = Number.parseInt(text, 10);
		return true;
	}
	close() {
		this.#file.close();
	}
};
let knownPageBytes;
/** AT_PAGESZ (6) of the auxiliary vector: pairs of a 64-bit key and value; getauxval(3). */
function pageBytes() {
	if (knownPageBytes !== void 0) return knownPageBytes;
	const vector = readFileSync("/proc/self/auxv");
	let bytes = 4096;
	for (let at = 0; at + 16 <= vector.length; at += 16) if (vector.readBigUInt64LE(at) === 6n) bytes = Number(vector.readBigUInt64LE(at + 8));
	knownPageBytes = bytes;
	return bytes;
}
// src/service/running-service.ts
/** Milliseconds between two looks at whether it still runs. */
const WATCH_MS = 300;
/** A service that was seen ready. */
var BootedService = class {
	arm;
	url;
	bootSeconds;
	failed;
	#options;
	#meter;
	#holders;
	#failure;
	#watch;
	constructor(options) {
		this.arm = options.arm;
		this.url = `http://127.0.0.1:${options.port}`;
		this.bootSeconds = options.bootSeconds;
		this.#options = options;
		this.#holders = options.holders;
		const { tree } = options.shell;
		this.#meter = tree === void 0 ? void 0 : new UsageMeter(tree);
		const { promise, resolve } = Promise.withResolvers();
		this.failed = promise;
		this.#watch = setInterval(() => {
			if (this.failure() === void 0) return;
			clearInterval(this.#watch);
			resolve();
		}, WATCH_MS).unref();
	}
	usage() {
		return this.#meter?.usage();
	}
	resetPeak() {
		this.#meter?.resetPeak();
	}
	busySeconds() {
		return this.#meter?.busySeconds();
	}
	failure() {
		this.#failure ??= this.#exited() ?? this.#deaf();
		return this.#failure;
	}
	logTail() {
		return this.#options.shell.log.tail();
	}
	async [Symbol.asyncDispose]() {
		clearInterval(this.#watch);
		this.#failure ??= "the service was stopped";
		this.#meter?.close();
		await this.#options.end();
	}
	#exited() {
		const { exit } = this.#options.command;
		if (exit === void 0 || exit.code === 0 && this.#holders.length > 0) return void 0;
		return `the service ${describeExit(exit)}`;
	}
	#deaf() {
		const { shell, port } = this.#options;
		if (shell.tree === void 0 || this.#holders.length === 0 || this.#holders.some(stillHolds)) return void 0;
		const { own, foreign } = ownershipOf(port, shell.tree.alive());
		this.#holders = own;
		if (own.length > 0) return void 0;
		if (foreign?.holder === void 0) return `the service no longer listens on port ${port}`;
		return `port ${port} was taken over by ${describeHolder(foreign.holder)}`;
	}
};
// src/service/start-problems.ts
const PORT_IN_USE = /EADDRINUSE|address already in use/i;
/** Somebody listened on the configured port before the service was started. */
function portTaken(arm, port, holder) {
	return new Problem({
		code: "port-taken",
		message: `app.port: ${port} is already taken by ${holder}; it must be free before ${arm} is started`,
		hint: "End that process, or leave app.port out and let the service listen on the port in PORT.",
		arm,
		exitStatus: EXIT.unmeasured
	});
}
/** Somebody else got the port between choosing it and the service's taking it, or shares it. */
function foreignListener(arm, port, holder, log) {
	return new Problem({
		code: "port-taken",
		message: `port ${port}, meant for ${arm}, is held by ${holder}, which ${arm}'s start command did not start`,
		hint: "End that process: its answers would be measured instead of the service's.",
		detail: log,
		arm,
		exitStatus: EXIT.unmeasured
	});
}
/** The start command ended before the service was ready. */
function exitedEarly({ arm, text, exit, log }) {
	const common = {
		detail: log,
		arm,
		exitStatus: EXIT.unmeasured
	};
	if (exit.code === 127) return new Problem({
		...common,
		code: "start-command-not-found",
		message: `app.start: the shell did not find the command in "${text}" (${arm})`,
		hint: "Is it spelled right, installed by app.install, and in PATH?"
	});
	return new Problem({
		...common,
		code: "service-exited",
		message: `the service of ${arm} ${describeExit(exit)} before it was ready: "${text}"`,
		hint: hintFor(exit, log)
	});
}
function hintFor({ code }, log) {
	if (PORT_IN_USE.test(log)) return "It wants a port that is taken. It must listen on PORT; if it needs others too, set app.exclusive: true.";
	if (code === 0) return "app.start must stay in the foreground, or leave the service running in the background.";
	return "The end of its output follows. It gets only the variables in app.env and app.pass-env, and PORT.";
}
/** The time for getting ready is over. */
function notReady({ arm, port, app, seen, shell }) {
	const { path, timeoutSeconds } = app.ready;
	return new Problem({
		code: "service-not-ready",
		message: `the service of ${arm} was not ready within ${timeoutSeconds} s (${path === void 0 ? `a connection on port ${port}` : `GET ${path} on port ${port}`}; ${seen})`,
		hint: placeHint(port, shell) ?? "See its output below; app.ready sets path, status and timeout.",
		detail: shell.log.tail(),
		arm,
		exitStatus: EXIT.unmeasured
	});
}
/** The commonest cause: a service that listens, but not where it should. */
function placeHint(port, { tree }) {
	const places = tree === void 0 ? [] : listeningPlaces(tree.alive());
	const isHere = (place) => place.endsWith(`:${port}`) && !place.startsWith("[::1]");
	if (places.length === 0 || places.some(isHere)) return void 0;
	return `It listens on ${places.join(" and ")}: let it take the port from PORT or {{port}}, on 127.0.0.1 or 0.0.0.0.`;
}
// src/service/start.ts
/** Boots when the port that was found free is taken by somebody else before the service has it. */
const ATTEMPTS = 3;
/** Resets, starts, and waits until the service itself is ready on its port. */
async function startService(start) {
	const { app, checkout } = start;
	for (let attempt = 1;; attempt += 1) {
		const port = app.port ?? await start.choosePort();
		if (app.port !== void 0 && !await isPortFree(port)) throw portTaken(checkout.arm, port, holderOf(port));
		const outcome = await boot(start, port);
		if (!(outcome instanceof Problem)) return outcome;
		if (!(outcome.code === "port-taken" && app.port === void 0) || attempt === ATTEMPTS) throw outcome;
		start.log.debug(`${checkout.arm}: ${outcome.message}; trying another port`);
	}
}
async function boot(start, port) {
	const { shells, app, checkout } = start;
	const shell = shells.open(checkout, app, "start", port);
	const end = () => shells.close(shell, app.stopTimeoutSeconds);
	try {
		const service = await bootIn(shell, start, port, end);
		if (!(service instanceof Problem)) return service;
		await end();
		return shells.explain(service);
	} catch (error) {
		await end();
		throw error instanceof Problem ? shells.explain(error) : error;
	}
}
async function bootIn(shell, { app, checkout: { arm }, log, resetLimitSeconds }, port, end) {
	if (app.reset !== void 0) await runStep({
		shell,
		step: "reset",
		command: app.reset,
		arm,
		port,
		limitSeconds: resetLimitSeconds
	});
	const started = performance.now();
	const text = fillTemplate(app.start, {
		arm,
		port
	});
	const command = shell.start(text);
	const { exited } = command;
	const outcome = await waitUntilReady({
		port,
		ready: app.ready,
		isGone: () => isGone(shell, command),
		exited
	});
	const bootSeconds = (performance.now() - started) / 1e3;
	const { own, foreign } = ownershipIn(shell, port);
	if (foreign?.holder !== void 0) return foreignListener(arm, port, describeHolder(foreign.holder), shell.log.tail());
	if (outcome.kind === "gone") return exitedEarly({
		arm,
		text,
		exit: await exited,
		log: shell.log.tail()
	});
	if (outcome.kind === "late") return notReady({
		arm,
		port,
		app,
		seen: outcome.seen,
		shell
	});
	if (own.length === 0 && shell.tree !== void 0) warnUnseen(log, arm, port);
	return new BootedService({
		arm,
		port,
		bootSeconds,
		shell,
		command,
		holders: own,
		end
	});
}
function isGone(shell, { exit }) {
	shell.tree?.members();
	return exit !== void 0 && (exit.code !== 0 || !shell.isAlive());
}
function ownershipIn({ tree }, port) {
	return tree === void 0 ? {
		own: [],
		foreign: void 0
	} : ownershipOf(port, tree.alive());
}
function holderOf(port) {
	const holder = process.platform === "linux" ? ownershipOf(port, []).foreign?.holder : void 0;
	return holder === void 0 ? "another process" : describeHolder(holder);
}
function warnUnseen(log, arm, port) {
	log.warn(`${arm}: what listens on port ${port} is no process of app.start (a container?); its CPU and memory are not seen`);
}
// src/service/service-runner.ts
const PREPARE_LIMIT_SECONDS = 900;
const RESET_LIMIT_SECONDS = 60;
/** Services as child processes of this one. */
function createServiceRunner(options) {
	const shells = new Shells(options);
	const { random = Math.random, log } = options;
	return {
		prepare: (checkout, app) => prepare$1(shells, checkout, app, options.prepareLimitSeconds ?? PREPARE_LIMIT_SECONDS),
		boot: (checkout, app) => startService({
			shells,
			log,
			checkout,
			app,
			choosePort: options.choosePort ?? (() => findFreePort(random)),
			resetLimitSeconds: options.resetLimitSeconds ?? RESET_LIMIT_SECONDS
		}),
		endAll: () => shells.endAll()
	};
}
// src/storage/storage-problem.ts
const FULL = {
	code: "disk-full",
	why: "the disk is full",
	hint: "Free some space and run again."
};
const FORBIDDEN = {
	code: "not-writable",
	why: "writing is not permitted there",
	hint: "Choose a folder that this user may write to."
};
const REASONS$1 = {
	ENOSPC: FULL,
	EDQUOT: FULL,
	EACCES: FORBIDDEN,
	EPERM: FORBIDDEN,
	EROFS: FORBIDDEN,
	EISDIR: {
		code: "not-writable",
		why: "that is a folder",
		hint: "Name a file."
	},
	ENOTDIR: {
		code: "not-writable",
		why: "a part of the path is a file",
		hint: "Check the path."
	}
};
/** What a failure to write at `path` means to the user. */
function storageProblem(path, cause) {
	const errno = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
	const { code, why, hint } = REASONS$1[errno] ?? {
		code: "not-writable",
		why: errno,
		hint: "Check the path."
	};
	return new Problem({
		code,
		message: `${path} could not be written: ${why}`,
		hint,
		exitStatus: EXIT.unmeasured,
		cause
	});
}
// src/storage/temp-dir.ts
/** Longer parents leave too little for what programs build on them: a Unix socket's path has at most 107 bytes. */
const LONG = 40;
/**
* A new folder that only this user may enter, removed with everything in it when disposed. It is made in RUNNER_TEMP,
* which the runner empties after a job, else in the system's folder, else in /tmp where that folder's path is long.
* Throws a Problem when nothing can be made there, e.g. on a full disk.
*/
async function temporaryFolder(variables) {
	const system = tmpdir();
	const path = await make(variables.RUNNER_TEMP || (system.length > LONG ? "/tmp" : system));
	return {
		path,
		[Symbol.asyncDispose]: () => removeTree(path)
	};
}
async function make(parent) {
	try {
		return await mkdtemp(join$1(await realpath(parent), "ll-"));
	} catch (error) {
		throw storageProblem(join$1(parent, "ll-*"), error);
	}
}
/** Never throws: a folder that stays is no reason to lose a result. */
async function removeTree(path) {
	const remove = () => rm(path, {
		recursive: true,
		force: true,
		maxRetries: 3
	});
	try {
		await remove().catch(() => unlock(path).then(remove));
	} catch (error) {
		process.emitWarning(`${path} could not be removed: ${error instanceof Error ? error.message : String(error)}`);
	}
}
async function unlock(folder) {
	await chmod(folder, 448);
	for (const entry of await readdir(folder, { withFileTypes: true })) if (entry.isDirectory()) await unlock(join$1(folder, entry.name));
}
// src/workspace/commits.ts
const FULL_HASH = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/** The commit that a revision names, as a full hash; undefined when there is none here. Any text is safe. */
async function findCommit({ git }, revision) {
	if (revision.includes("\0")) return void 0;
	const args = [
		"rev-parse",
		"--verify",
		"--quiet",
		"--end-of-options",
		`${revision}^{commit}`
	];
	const found = await git.attempt(args);
	const sha = found.ok ? found.stdout.trim() : "";
	return isFullHash(sha) ? sha : void 0;
}
/** Whether this is a full hash, in lower case, as git prints it. */
function isFullHash(text) {
	return FULL_HASH.test(text);
}
/** Makes sure that a commit can be checked out, fetching it where the clone is too shallow. Throws a Problem if not. */
async function ensureCommit(repository, sha) {
	if (!isFullHash(sha)) throw missing(sha, "that is not a full commit hash");
	if (await isHere(repository, sha)) return;
	const remote = await remoteOf(repository);
	if (remote === void 0) throw missing(sha, "the clone does not hold it and has no remote to fetch it from");
	const depth = await isShallow(repository) ? ["--depth=1"] : [];
	const fetched = await repository.git.attempt([
		...FETCH,
		...depth,
		remote,
		sha
	]);
	if (fetched.ok && await isHere(repository, sha)) return;
	throw missing(sha, `it could not be fetched from ${remote}`, fetched.ok ? void 0 : fetched.stderr);
}
/** Full hashes of the parents that HEAD was made with, also where a shallow clone does not hold them. */
async function parentsOfHead({ git, head }) {
	const [header = ""] = (await git.run([
		"cat-file",
		"commit",
		head
	])).split("\n\n", 1);
	return header.split("\n").flatMap((line) => /^parent ([0-9a-f]+)$/.exec(line)?.[1] ?? []);
}
/**
* HEAD's first parent, which for a merge commit is what the merge was built on; undefined for a first commit. A
* shallow clone is deepened by one. Throws a Problem when the parent exists and cannot be had.
*/
async function firstParent(repository) {
	const [parent] = await parentsOfHead(repository);
	if (parent === void 0 || await isHere(repository, parent)) return parent;
	const remote = await remoteOf(repository);
	if (remote !== void 0) await repository.git.attempt([
		...FETCH,
		"--deepen=1",
		remote,
		repository.head
	]);
	await ensureCommit(repository, parent);
	return parent;
}
/** The remote to fetch from: origin, else the only one there is. */
async function remoteOf({ git }) {
	const remotes = (await git.run(["remote"])).split("\n").filter((name) => name !== "" && !name.startsWith("-"));
	return remotes.includes("origin") ? "origin" : remotes[0];
}
/** The user's FETCH_HEAD and tags stay as they are. */
const FETCH = [
	"fetch",
	"--quiet",
	"--no-tags",
	"--no-write-fetch-head",
	"--no-recurse-submodules"
];
async function isHere({ git }, sha) {
	return (await git.attempt([
		"cat-file",
		"-e",
		`${sha}^{commit}`
	])).ok;
}
async function isShallow({ git }) {
	return (await git.run(["rev-parse", "--is-shallow-repository"])).trim() === "true";
}
function missing(sha, why, detail) {
	return new Problem({
		code: "commit-missing",
		message: `the commit ${sha} is not in this clone: ${why}`,
		hint: "In a workflow, give actions/checkout `fetch-depth: 0`; for a private repository also keep its credentials (`persist-credentials: true`).",
		...detail === void 0 ? {} : { detail },
		exitStatus: EXIT.unmeasured
	});
}
// src/workspace/execute-git.ts
/** Lists of files may be long; more than this is no repository that a service lives in. */
const MOST_OUTPUT_BYTES = 268435456;
/** Git removes its unfinished files when it gets SIGTERM; what has not ended by then is killed. */
const GRACE_MS = 2e3;
/**
* Runs git in a process group of its own, so that ending it ends what it started too: a transport, a filter, the git
* that fills a new worktree. Resolves when all of them have ended; never rejects.
*/
function executeGit(args, { env, signal, limitSeconds }) {
	const child = spawn("git", args, {
		env,
		detached: true,
		stdio: [
			"ignore",
			"pipe",
			"pipe"
		]
	});
	let reason = "";
	let killing;
	const end = (why) => {
		if (killing !== void 0) return;
		reason = why;
		signalGroup(child.pid, "SIGTERM");
		killing = setTimeout(() => {
			signalGroup(child.pid, "SIGKILL");
			child.stdout.destroy();
			child.stderr.destroy();
		}, GRACE_MS);
	};
	const onAbort = () => end("fatal: it was interrupted");
	signal?.addEventListener("abort", onAbort);
	const late = `fatal: it had not ended after ${limitSeconds} s, and was ended`;
	const limit = limitSeconds === void 0 ? void 0 : setTimeout(() => end(late), limitSeconds * 1e3);
	const tooMuch = () => end(`fatal: it printed more than ${MOST_OUTPUT_BYTES / 1024 / 1024} MiB`);
	const [stdout, stderr] = [collect$1(child.stdout, tooMuch), collect$1(child.stderr, tooMuch)];
	return new Promise((resolve) => {
		let error;
		child.once("error", (seen) => {
			error = seen;
		});
		child.once("close", (status) => {
			signal?.removeEventListener("abort", onAbort);
			clearTimeout(limit);
			clearTimeout(killing);
			resolve({
				status: error !== void 0 || killing !== void 0 ? null : status,
				error,
				stdout: stdout(),
				stderr: `${stderr()}\n${reason}`.trim()
			});
		});
	});
}
function collect$1(stream, tooMuch) {
	const chunks = [];
	let bytes = 0;
	stream.on("data", (chunk) => {
		bytes += chunk.length;
		if (bytes > MOST_OUTPUT_BYTES) tooMuch();
		else chunks.push(chunk);
	});
	return () => Buffer.concat(chunks).toString("utf8");
}
function signalGroup(leader, signal) {
	if (leader === void 0) return;
	try {
		process.kill(-leader, signal);
	} catch {}
}
// src/workspace/git-environment.ts
/** Variables that say how to reach a remote or where the user's settings are; all others of git's own are dropped. */
const KEPT = /^GIT_(?:SSH|SSH_COMMAND|SSH_VARIANT|SSL_\w+|ASKPASS|HTTP_\w+|PROXY_\w+|EXEC_PATH|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+))$/;
/**
* The caller's variables for a git child: without those that would point it at another repository or index (a hook or
* an alias may have started us), in the language whose messages we read, and without questions nobody can answer.
*/
function gitEnvironment(environment) {
	const kept = Object.entries(environment).filter(([name]) => !name.startsWith("GIT_") || KEPT.test(name));
	return {
		...Object.fromEntries(kept),
		LC_ALL: "C",
		LANGUAGE: "C",
		GIT_TERMINAL_PROMPT: "0",
		GIT_OPTIONAL_LOCKS: "0",
		GIT_AUTHOR_NAME: "Loadline",
		GIT_AUTHOR_EMAIL: "loadline@localhost",
		GIT_COMMITTER_NAME: "Loadline",
		GIT_COMMITTER_EMAIL: "loadline@localhost"
	};
}
// src/workspace/git.ts
const NETWORK_LIMIT_SECONDS = 600;
/** The commands that may ask a remote. */
const NETWORK = /* @__PURE__ */ new Set(["fetch", "submodule"]);
/** Nothing of the repository's or the user's that would run beside the command or outlive it. */
const QUIET = [
	"core.hooksPath=/dev/null",
	"core.fsmonitor=false",
	"gc.auto=0",
	"maintenance.auto=false",
	"submodule.recurse=false",
	"fetch.recurseSubmodules=false",
	"advice.detachedHead=false"
].flatMap((setting) => ["-c", setting]);
function createGit({ directory, environment, signal, networkLimitSeconds = NETWORK_LIMIT_SECONDS }) {
	const variables = gitEnvironment(environment);
	const attempt = async (args, options = {}) => {
		const folder = options.directory ?? directory;
		const ending = options.evenWhenEnding === true ? void 0 : signal;
		throwIfInterrupted(ending);
		const executed = await executeGit([
			"-C",
			folder,
			...QUIET,
			...args
		], {
			env: withOptions(variables, options),
			signal: ending,
			limitSeconds: NETWORK.has(args[0] ?? "") ? networkLimitSeconds : void 0
		});
		const { status, stdout, stderr } = executed;
		if (status === 0) return {
			ok: true,
			stdout
		};
		throwIfInterrupted(ending);
		const fatal = fatalProblem(executed, folder);
		if (fatal !== void 0) throw fatal;
		return {
			ok: false,
			status,
			stderr
		};
	};
	const run = async (args, options = {}) => {
		const outcome = await attempt(args, options);
		if (outcome.ok) return outcome.stdout;
		throw gitProblem(args, outcome.stderr);
	};
	return {
		directory,
		signal,
		run,
		attempt
	};
}
/** Throws the Problem "interrupted" once the signal is aborted. */
function throwIfInterrupted(signal) {
	if (signal?.aborted !== true) return;
	throw new Problem({
		code: "interrupted",
		message: "the run was interrupted",
		exitStatus: EXIT.unmeasured
	});
}
/** Settings go by the environment: a submodule's name may hold the "=" that would end a `-c` key. */
function withOptions(variables, { config = {}, indexFile }) {
	const given = Number(variables.GIT_CONFIG_COUNT ?? 0);
	const first = Number.isSafeInteger(given) && given > 0 ? given : 0;
	const settings = Object.entries(config).flatMap(([key, value], index) => [[`GIT_CONFIG_KEY_${first + index}`, key], [`GIT_CONFIG_VALUE_${first + index}`, value]]);
	return {
		...variables,
		...Object.fromEntries(settings),
		...settings.length === 0 ? {} : { GIT_CONFIG_COUNT: String(first + settings.length / 2) },
		...indexFile === void 0 ? {} : { GIT_INDEX_FILE: indexFile }
	};
}
function fatalProblem({ error, stderr }, directory) {
	if (error?.code === "ENOENT") return new Problem({
		code: "git-missing",
		message: "git was not found: expected a program named git in PATH",
		hint: "Install git (2.31 or newer), or start Loadline where git can be found.",
		exitStatus: EXIT.unmeasured,
		cause: error
	});
	if (!/detected dubious ownership/.test(stderr)) return void 0;
	const [, owned = directory] = /dubious ownership in repository at '([^\n]+)'/.exec(stderr) ?? [];
	return new Problem({
		code: "git-dubious-ownership",
		message: `git refuses to work in ${owned}: the folder belongs to another user than the one running Loadline`,
		hint: `If you trust that folder: git config --global --add safe.directory ${quoted(owned)}`,
		detail: stderr,
		exitStatus: EXIT.unmeasured
	});
}
function gitProblem(args, stderr) {
	const command = args.slice(0, args[0] === "worktree" || args[0] === "submodule" || args[0] === "stash" ? 2 : 1).join(" ");
	const full = /No space left on device|Disk quota exceeded/i.test(stderr);
	return new Problem({
		code: full ? "disk-full" : "git-failed",
		message: full ? `git ${command} failed: the disk is full` : `git ${command} failed: ${lastLine(stderr)}`,
		hint: full ? "Free some space; both arms need a copy of the repository's files." : HINT,
		detail: stderr,
		exitStatus: EXIT.unmeasured
	});
}
const HINT = "Loadline only reads your checkout; run the same git command by hand to see what stands in its way.";
function lastLine(text) {
	const lines = text.split("\n").filter((line) => line.trim() !== "");
	return lines.findLast((line) => /^(?:fatal|error):/.test(line)) ?? lines.at(-1) ?? "it gave no reason";
}
function quoted(path) {
	return `'${path.replaceAll("'", "'\\''")}'`;
}
// src/workspace/user-tree.ts
/** Files that differ from HEAD or are not tracked, ignored ones apart. */
async function countUncommitted({ git }) {
	return (await git.run([
		"status",
		"--porcelain=v1",
		"-z",
		"--untracked-files=all",
		"--no-renames",
		"--ignore-submodules=dirty"
	])).split("\0").filter((entry) => entry !== "").length;
}
/**
* A commit of the user's tracked files as they are now, that no ref points to; HEAD when nothing is changed. Made with
* a copy of the index, so that the user's own is not even refreshed. Throws a Problem during an unfinished merge.
*/
async function commitOfTree({ git, root, head }, temporary) {
	const folder = await mkdtemp(join$1(temporary, "index-"));
	try {
		const indexFile = join$1(folder, "index");
		await copyIndex(resolve(root, (await git.run([
			"rev-parse",
			"--git-path",
			"index"
		])).trimEnd()), indexFile);
		if (await git.run([
			"ls-files",
			"--unmerged",
			"-z"
		], { indexFile }) !== "") throw unmerged();
		if (await hasAnnounced(git, indexFile)) await git.run(["add", "--update"], { indexFile });
		await git.attempt([
			"update-index",
			"-q",
			"--refresh"
		], { indexFile });
		return (await git.run(["stash", "create"], { indexFile })).trim() || head;
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
async function hasAnnounced(git, indexFile) {
	return await git.run([
		"diff-files",
		"--diff-filter=A",
		"--name-only",
		"-z",
		"--ignore-submodules"
	], { indexFile }) !== "";
}
async function copyIndex(from, to) {
	const found = await stat(from).catch(() => void 0);
	if (found === void 0) return;
	await copyFile(from, to);
	await utimes(to, found.atime, Math.floor(found.mtimeMs / 1e3));
}
/** Copies the files that git neither tracks nor ignores, with their modes; links stay links. */
async function copyUntracked({ git, root }, target, log) {
	const listed = await git.run([
		"ls-files",
		"--others",
		"--exclude-standard",
		"-z"
	]);
	for (const path of listed.split("\0").filter((name) => name !== "")) {
		throwIfInterrupted(git.signal);
		if (isBelow(join$1(root, path), dirname(target))) continue;
		if (path.endsWith("/")) log.warn(`${path} is a git repository of its own that is not tracked: it is not measured`);
		else await copyOne(join$1(root, path), join$1(target, path));
	}
}
async function copyOne(from, to) {
	try {
		const found = await lstat(from);
		await mkdir(dirname(to), { recursive: true });
		if (found.isSymbolicLink()) await symlink(await readlink(from), to);
		else if (found.isFile()) await copyFile(from, to, constants.COPYFILE_FICLONE);
	} catch (error) {
		if (codeOf(error) === "ENOENT") return;
		throw notCopied(from, error);
	}
}
function isBelow(path, folder) {
	const way = relative(folder, path);
	return way === "" || !(way === ".." || way.startsWith("../"));
}
function codeOf(error) {
	return error instanceof Error && "code" in error ? String(error.code) : void 0;
}
function notCopied(path, cause) {
	const full = codeOf(cause) === "ENOSPC" || codeOf(cause) === "EDQUOT";
	return new Problem({
		code: full ? "disk-full" : "file-not-copied",
		message: `${path} could not be copied: ${full ? "the disk is full" : codeOf(cause) ?? "unknown error"}`,
		hint: full ? "Free some space, or add large files to .gitignore." : "Make it readable, or add it to .gitignore.",
		exitStatus: EXIT.unmeasured,
		cause
	});
}
function unmerged() {
	return new Problem({
		code: "unfinished-merge",
		message: "the working tree has files with merge conflicts: there is no one version of them to measure",
		hint: "Finish or abort the merge (git status lists the files), then run again.",
		exitStatus: EXIT.usage
	});
}
// src/workspace/base-revision.ts
/**
* The base of a local run: the revision asked for, else the merge base with the default branch; on that branch itself
* the last commit for uncommitted changes, and the one before for a clean tree. A revision that names nothing is a
* Problem.
*/
async function resolveBase(repository, revision) {
	if (revision !== void 0) return {
		sha: await resolveAsked(repository, revision),
		label: shortened(revision)
	};
	const branch = await defaultBranch(repository);
	if (branch !== void 0) {
		const found = await repository.git.attempt([
			"merge-base",
			repository.head,
			branch.sha
		]);
		if (!found.ok) return { absent: `HEAD and ${branch.name} have no commit in common in this clone` };
		const sha = found.stdout.trim();
		if (sha !== repository.head) return {
			sha,
			label: `merge base with ${branch.name}`
		};
	}
	return lastCommit(repository);
}
async function lastCommit(repository) {
	if (await countUncommitted(repository) > 0) return {
		sha: repository.head,
		label: "HEAD"
	};
	const parent = await firstParent(repository);
	if (parent === void 0) return { absent: "HEAD is the first commit and nothing is changed" };
	return {
		sha: parent,
		label: "HEAD^"
	};
}
async function resolveAsked(repository, revision) {
	const found = await findCommit(repository, revision) ?? await findRemotely(repository, revision);
	if (found !== void 0) return found;
	throw new Problem({
		code: "unknown-revision",
		message: `base: expected a commit, branch or tag of this repository, got ${JSON.stringify(shortened(revision))}`,
		hint: "git rev-parse must know it; in a shallow clone, fetch it first.",
		exitStatus: EXIT.usage
	});
}
/** A branch or commit that a workflow's clone of one commit does not hold. */
async function findRemotely(repository, revision) {
	if (isFullHash(revision)) {
		await ensureCommit(repository, revision);
		return revision;
	}
	const remote = await remoteOf(repository);
	const ref = `refs/heads/${revision}`;
	if (remote === void 0 || !(await repository.git.attempt(["check-ref-format", ref])).ok) return void 0;
	const tracked = await findCommit(repository, `refs/remotes/${remote}/${revision}`);
	if (tracked !== void 0) return tracked;
	const listed = await repository.git.attempt([
		"ls-remote",
		"--exit-code",
		remote,
		ref
	]);
	const sha = listed.ok ? listed.stdout.split("	", 1)[0] : void 0;
	if (sha !== void 0) await ensureCommit(repository, sha);
	return sha;
}
async function defaultBranch(repository) {
	const origin = await repository.git.attempt([
		"symbolic-ref",
		"--quiet",
		"refs/remotes/origin/HEAD"
	]);
	const named = origin.ok ? [origin.stdout.trim()] : [];
	for (const ref of [...named, ...USUAL$1.flatMap((name) => [`refs/remotes/origin/${name}`, `refs/heads/${name}`])]) {
		const sha = await findCommit(repository, ref);
		if (sha !== void 0) return {
			name: ref.replace(/^refs\/(?:remotes|heads)\//, ""),
			sha
		};
	}
}
const USUAL$1 = ["main", "master"];
/** A full hash as people read it; anything else as it was written. */
function shortened(revision) {
	return isFullHash(revision) ? revision.slice(0, 7) : revision.slice(0, 200);
}
// src/workspace/read-inside.ts
/** A config or a request's body; nothing that is read as text is larger. */
const MOST_BYTES$1 = 67108864;
/**
* The text of a file below `root`; undefined when it is not there. A path that leaves the root, by itself or through a
* symbolic link, is a Problem.
*/
async function readInside(root, path) {
	if (path.includes("\0") || isAbsolute(path) || leaves(relative(root, join$1(root, path)))) throw refused(path);
	try {
		const real = await realpath(join$1(root, path));
		if (leaves(relative(await realpath(root), real))) throw refused(path);
		const found = await stat(real);
		if (!found.isFile()) throw unreadable(path, "it is not a file");
		if (found.size > MOST_BYTES$1) throw unreadable(path, `it has ${found.size} bytes, at most ${MOST_BYTES$1} are read`);
		return await readFile(real, "utf8");
	} catch (error) {
		if (error instanceof Problem) throw error;
		const code = error instanceof Error && "code" in error ? error.code : void 0;
		if (code === "ENOENT" || code === "ENOTDIR") return void 0;
		throw unreadable(path, String(code ?? error), error);
	}
}
function leaves(way) {
	return way === ".." || way.startsWith("../") || isAbsolute(way);
}
function refused(path) {
	return new Problem({
		code: "path-outside",
		message: `${JSON.stringify(path)} leads out of the repository: expected a path below its root`,
		hint: "Put the file into the repository; symbolic links must stay inside too.",
		exitStatus: EXIT.usage
	});
}
function unreadable(path, why, cause) {
	return new Problem({
		code: "file-unreadable",
		message: `${JSON.stringify(path)} cannot be read: ${why}`,
		hint: "Expected a text file in the repository.",
		exitStatus: EXIT.usage,
		cause
	});
}
// src/workspace/repository.ts
/** Finds the checkout around a folder. Throws a Problem for a folder outside of one, and for one without a commit. */
async function openRepository({ directory, ...world }) {
	await requireFolder(directory);
	const found = await createGit({
		directory,
		...world
	}).attempt(["rev-parse", "--show-toplevel"]);
	if (!found.ok) throw noCheckout(directory, found.stderr);
	const root = withoutNewline(found.stdout);
	const git = createGit({
		directory: root,
		...world
	});
	const commonDirectory = resolve(root, withoutNewline(await git.run(["rev-parse", "--git-common-dir"])));
	const head = await git.attempt([
		"rev-parse",
		"--verify",
		"--quiet",
		"HEAD^{commit}"
	]);
	if (!head.ok) throw noCommit(root);
	return {
		git,
		root,
		commonDirectory,
		head: head.stdout.trim()
	};
}
async function requireFolder(directory) {
	const found = await stat(directory).catch(() => void 0);
	if (found?.isDirectory()) return;
	throw new Problem({
		code: "no-folder",
		message: `${directory} is ${found === void 0 ? "not there" : "no folder"}: expected a folder of a git checkout`,
		hint: "Check the working directory and the path of the config.",
		exitStatus: EXIT.usage
	});
}
function noCheckout(directory, stderr) {
	return new Problem({
		code: "not-a-repository",
		message: `${directory} is not inside a git checkout`,
		hint: "Loadline compares two commits. Start it in a git checkout; in a workflow, put actions/checkout before it.",
		detail: stderr,
		exitStatus: EXIT.usage
	});
}
function noCommit(root) {
	return new Problem({
		code: "no-commit",
		message: `the git repository in ${root} has no commit yet`,
		hint: "Commit your work once; uncommitted changes are measured on top of the last commit.",
		exitStatus: EXIT.usage
	});
}
/** Git ends what it prints with one newline; the path itself may end with another. */
function withoutNewline(text) {
	return text.endsWith("\n") ? text.slice(0, -1) : text;
}
// src/workspace/submodule-url.ts
/**
* The address of a submodule as git reads it: one beginning with ./ or ../ is relative to the repository's own remote,
* where "..", at an address without a further slash, ends at the colon of host:path.
*/
function submoduleUrl(remote, url) {
	let base = remote.replace(/\/+$/, "");
	let rest = url;
	let separator = "/";
	if (!/^\.\.?\//.test(url)) return url;
	while (rest.startsWith("./") || rest.startsWith("../")) {
		const up = rest.startsWith("../");
		rest = rest.slice(up ? 3 : 2);
		if (!up) continue;
		const slash = base.lastIndexOf("/");
		separator = slash === -1 && base.includes(":") ? ":" : "/";
		base = base.slice(0, Math.max(0, slash === -1 ? base.lastIndexOf(":") : slash));
	}
	return `${base}${separator}${rest}`;
}
// src/workspace/submodules.ts
/**
* Checks out the submodules of a worktree, nested ones too. The user's own clones of them are used where they hold the
* commit, since a workflow's credentials often reach no further than its checkout step; the settings go by the
* environment, since `submodule init` would write into the user's config. A failure is a Problem.
*/
async function updateSubmodules(repository, worktree) {
	if ((await stat(join$1(worktree, ".gitmodules")).catch(() => void 0))?.isFile() !== true) return;
	for (const submodule of await listSubmodules(repository, worktree)) {
		await updateOne(repository, worktree, submodule);
		const inside = join$1(worktree, submodule.path);
		const nested = await repository.git.attempt([
			"submodule",
			"update",
			"--init",
			"--recursive"
		], { directory: inside });
		if (!nested.ok) throw failed$1(`${submodule.path} (nested)`, nested.stderr);
	}
}
async function updateOne({ git, root }, worktree, submodule) {
	const { name, path, sha } = submodule;
	const clone = await userClone(git, root, name, sha);
	const config = {
		[`submodule.${name}.active`]: "true",
		[`submodule.${name}.url`]: clone ?? submodule.url,
		...clone === void 0 ? {} : { "protocol.file.allow": "always" }
	};
	const updated = await git.attempt([
		"submodule",
		"update",
		"--",
		path
	], {
		directory: worktree,
		config
	});
	if (!updated.ok) throw failed$1(path, updated.stderr);
}
/** The user's clone of a submodule, if it holds the commit. */
async function userClone(git, root, name, sha) {
	if (name.split("/").includes("..")) return void 0;
	const directory = resolve(root, (await git.run([
		"rev-parse",
		"--git-path",
		`modules/${name}`
	])).trimEnd());
	if ((await stat(directory).catch(() => void 0))?.isDirectory() !== true) return void 0;
	return (await git.attempt([
		`--git-dir=${directory}`,
		"cat-file",
		"-e",
		`${sha}^{commit}`
	])).ok ? directory : void 0;
}
async function listSubmodules(repository, worktree) {
	const { git } = repository;
	const settings = await git.attempt([
		"config",
		"--null",
		"--file",
		".gitmodules",
		"--list"
	], { directory: worktree });
	if (!settings.ok) throw failed$1(".gitmodules", settings.stderr);
	const described = readSettings(settings.stdout);
	const remote = await git.attempt([
		"config",
		"--get",
		"remote.origin.url"
	]);
	const origin = remote.ok ? remote.stdout.trimEnd() : repository.root;
	return (await listLinks(git, worktree)).flatMap((link) => {
		const found = described.find(({ path }) => path === link.path);
		return found?.url === void 0 ? [] : [{
			...link,
			name: found.name,
			url: submoduleUrl(origin, found.url)
		}];
	});
}
/** Paths come from the index, which git keeps free of paths that leave the worktree. */
async function listLinks(git, directory) {
	return (await git.run([
		"ls-files",
		"--stage",
		"-z"
	], { directory })).split("\0").flatMap((entry) => {
		const [, sha, path] = /^160000 ([0-9a-f]+) \d\t(.+)$/s.exec(entry) ?? [];
		return sha === void 0 || path === void 0 ? [] : [{
			path,
			sha
		}];
	});
}
function readSettings(list) {
	const settings = /* @__PURE__ */ new Map();
	for (const entry of list.split("\0")) {
		const [, name, key, value] = /^submodule\.(.+)\.(path|url)\n(.*)$/s.exec(entry) ?? [];
		if (name === void 0 || key !== "path" && key !== "url") continue;
		const described = settings.get(name) ?? {
			name,
			path: void 0,
			url: void 0
		};
		described[key] = value;
		settings.set(name, described);
	}
	return [...settings.values()];
}
function failed$1(path, stderr) {
	return new Problem({
		code: "submodule-failed",
		message: `the submodule ${path} could not be checked out`,
		hint: "In a workflow, give actions/checkout `submodules: recursive` and, for private ones, a token that can read them.",
		detail: stderr,
		exitStatus: EXIT.unmeasured
	});
}
// src/workspace/worktree.ts
/** First word of the reason with which our worktrees are locked; it tells them from the user's own. */
const OWNER = "loadline";
/**
* A worktree of a commit at `path`, on no branch. Disposing removes it and git's record of it; what cannot be removed
* is warned about, never thrown.
*/
async function addWorktree(repository, path, sha, log) {
	if (await exists(path)) throw occupied(path);
	await using stack = new AsyncDisposableStack();
	stack.defer(() => removeWorktree(repository.git, path, log));
	await repository.git.run([
		"worktree",
		"add",
		"--force",
		"--force",
		"--detach",
		path,
		sha
	]);
	await repository.git.run([
		"worktree",
		"lock",
		"--reason",
		`${OWNER} ${process.pid} ${hostname()}`,
		path
	]);
	return stack.move();
}
/** Removes the worktrees of runs that were killed. Those of a run that is alive, and the user's own, stay. */
async function removeStaleWorktrees({ git }, log) {
	const listed = await git.attempt([
		"worktree",
		"list",
		"--porcelain"
	]);
	if (!listed.ok) return;
	for (const record of listed.stdout.split("\n\n")) {
		const [, path, pid, host] = OURS.exec(record) ?? [];
		if (path === void 0 || !await isStale(path, Number(pid), host)) continue;
		log.debug(`removing the worktree of a run that was killed: ${path}`);
		await removeWorktree(git, path, log);
	}
}
const OURS = new RegExp(`^worktree (/[^\\n]+)\\n(?:[^\\n]+\\n)*locked ${OWNER} (\\d+) ([^\\n]+)`);
async function isStale(path, pid, host) {
	return host === hostname() ? !isAlive(pid) : !await exists(path);
}
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error instanceof Error && "code" in error && error.code === "EPERM";
	}
}
async function removeWorktree(git, path, log) {
	const remove = [
		"worktree",
		"remove",
		"--force",
		"--force",
		path
	];
	if ((await git.attempt(remove, { evenWhenEnding: true })).ok) return;
	await rm(path, {
		recursive: true,
		force: true,
		maxRetries: 3
	}).catch((error) => {
		log.warn(`${path} could not be removed: ${error instanceof Error ? error.message : String(error)}`);
	});
	const again = await git.attempt(remove, { evenWhenEnding: true });
	if (!again.ok && !again.stderr.includes("is not a working tree")) log.warn(`git kept its record of ${path}: ${again.stderr}`);
}
async function exists(path) {
	return await lstat(path).catch(() => void 0) !== void 0;
}
function occupied(path) {
	return new Problem({
		code: "worktree-occupied",
		message: `${path} is there already: expected an unused path for a worktree`,
		hint: "Remove that folder, or let Loadline choose its temporary folder.",
		exitStatus: EXIT.unmeasured
	});
}
// src/workspace/workspace.ts
/** Opens the checkout at the first call of a method. The user's tree, index, branches and stash are only read. */
function createWorkspace({ directory, temporary, swapped = false, log, environment = process.env, signal }) {
	let opening;
	const repository = () => {
		opening ??= openRepository({
			directory,
			environment,
			signal
		});
		return opening;
	};
	let cleaning;
	return {
		checkout: async (arm, revision) => {
			const opened = await repository();
			cleaning ??= removeStaleWorktrees(opened, log);
			await cleaning;
			return checkOut({
				repository: opened,
				arm,
				revision,
				temporary: await realpath(temporary),
				folder: arm === "base" === swapped ? "two" : "one",
				log
			});
		},
		root: async () => (await repository()).root,
		pathBelowRoot: async (file) => relative((await repository()).root, await realpath(file)),
		resolveBase: async ({ revision } = {}) => resolveBase(await repository(), revision),
		ensureCommit: async (sha) => ensureCommit(await repository(), sha),
		firstParent: async () => firstParent(await repository()),
		parentsOfHead: async () => parentsOfHead(await repository()),
		headSha: async () => (await repository()).head,
		describeHead: async () => {
			const files = await countUncommitted(await repository());
			return files === 0 ? "HEAD" : `HEAD + ${files} uncommitted ${files === 1 ? "file" : "files"}`;
		}
	};
}
async function checkOut({ repository, arm, revision, temporary, folder, log }) {
	const tree = revision.kind === "tree";
	if (!tree) await ensureCommit(repository, revision.sha);
	const commit = tree ? await commitOfTree(repository, temporary) : revision.sha;
	const directory = join$1(temporary, folder);
	await using stack = new AsyncDisposableStack();
	stack.use(await addWorktree(repository, directory, commit, log));
	if (tree) await copyUntracked(repository, directory, log);
	await updateSubmodules(repository, directory);
	const owned = stack.move();
	return {
		arm,
		directory,
		sha: tree ? repository.head : revision.sha,
		label: revision.label,
		read: async (path) => readInside(directory, path),
		[Symbol.asyncDispose]: () => owned.disposeAsync()
	};
}
// src/compose/run-world.ts
/** Wires the edges to the ports of a run; both entries use it. */
async function createWorld({ directory, generatorUrl, log, progress }) {
	await using stack = new AsyncDisposableStack();
	const temporary = stack.use(await temporaryFolder(process.env));
	const ending = new AbortController();
	const workspace = createWorkspace({
		directory,
		temporary: temporary.path,
		swapped: randomSeed() % 2 === 1,
		log,
		signal: ending.signal
	});
	const services = createServiceRunner({
		environment: process.env,
		logDirectory: temporary.path,
		log
	});
	const engines = stack.use(openEngines({
		generatorUrl,
		log
	}));
	const owned = stack.move();
	return {
		ports: {
			clock: systemClock,
			log,
			progress,
			workspace,
			services,
			engineOf: ({ engine }) => engines.get(engine),
			digest
		},
		workspace,
		endAll: async () => {
			ending.abort();
			await Promise.all([services.endAll(), engines[Symbol.asyncDispose]()]);
		},
		[Symbol.asyncDispose]: () => owned.disposeAsync()
	};
}
// src/host/signals.ts
/** Signal → exit status as a shell reports it: 128 and the signal's number. */
const STATUSES = {
	SIGINT: 130,
	SIGTERM: 143,
	SIGHUP: 129
};
/** npm passes on the Ctrl-C that the terminal has sent to its children already: one press arrives twice. */
const SAME_PRESS_MS = 250;
/**
* Calls the handler at the first SIGINT, SIGTERM or SIGHUP, with the status to exit with in the end; the handler ends
* what was started. A second signal exits at once, and so does a handler that fails. Disposing stops listening.
*/
function onInterrupt(handler) {
	let first;
	const listener = (signal) => {
		if (!isInterrupt(signal)) return;
		const status = STATUSES[signal];
		if (first === void 0) {
			first = performance.now();
			Promise.try(handler, status).catch((error) => {
				process.stderr.write(`loadline: stopping failed: ${error instanceof Error ? error.message : String(error)}\n`);
				process.exit(status);
			});
		} else if (performance.now() - first > SAME_PRESS_MS) process.exit(status);
	};
	for (const signal of Object.keys(STATUSES)) process.on(signal, listener);
	return { [Symbol.dispose]: () => {
		for (const signal of Object.keys(STATUSES)) process.off(signal, listener);
	} };
}
function isInterrupt(signal) {
	return Object.hasOwn(STATUSES, signal);
}
// src/model/metric.ts
const METRIC_IDS = [
	"mean",
	"pooled-mean",
	"p50",
	"p90",
	"p95",
	"p99",
	"rps",
	"errors",
	"cpu",
	"rss"
];
const latency$1 = {
	unit: "seconds",
	better: "lower",
	scale: "ratio",
	per: "request"
};
/** In the order of a report's rows. Floors and margins: measurement.md section 3 of the design notes, see docs/decisions. */
const METRICS = {
	mean: {
		...latency$1,
		id: "mean",
		label: "mean",
		floor: .02,
		margin: .03
	},
	"pooled-mean": {
		...latency$1,
		id: "pooled-mean",
		label: "mean with stalls",
		floor: .05,
		margin: .08
	},
	p50: {
		...latency$1,
		id: "p50",
		label: "p50",
		quantile: .5,
		floor: .02,
		margin: .03
	},
	p90: {
		...latency$1,
		id: "p90",
		label: "p90",
		quantile: .9,
		floor: .03,
		margin: .05
	},
	p95: {
		...latency$1,
		id: "p95",
		label: "p95",
		quantile: .95,
		floor: .03,
		margin: .05
	},
	p99: {
		...latency$1,
		id: "p99",
		label: "p99",
		quantile: .99,
		floor: .05,
		margin: .08
	},
	rps: {
		id: "rps",
		label: "requests/s",
		unit: "per second",
		better: "higher",
		scale: "ratio",
		per: "scenario",
		floor: .02,
		margin: .03
	},
	errors: {
		id: "errors",
		label: "errors",
		unit: "fraction",
		better: "lower",
		scale: "difference",
		per: "request",
		floor: .005,
		margin: .005
	},
	cpu: {
		id: "cpu",
		label: "CPU/request",
		unit: "seconds",
		better: "lower",
		scale: "ratio",
		per: "scenario",
		floor: .02,
		margin: .03
	},
	rss: {
		id: "rss",
		label: "peak memory",
		unit: "bytes",
		better: "lower",
		scale: "ratio",
		per: "scenario",
		floor: .05,
		margin: .08
	}
};
// src/model/sample.ts
/** `Slice.status` where there was no HTTP status. */
const NO_STATUS = {
	lost: 0,
	timedOut: 1,
	refused: 2
};
// src/plan/slices.ts
/** Seconds that a slice should take on the slower arm: within the 20 to 100 ms that measured quietest. */
const SLICE_SECONDS = .075;
/** A round goes on until it has this much, whatever its time says … */
const FEWEST$1 = {
	pairs: 10,
	requests: 60
};
/** … but never longer than this many seconds. */
const LONGEST_ROUND = 30;
/**
* Requests per slice over all users: whole request lists for each user, at least two requests each.
*
* @param p50 seconds, of the slower arm; 0 or less when nothing is known
*/
function requestsPerSlice(scenario, p50) {
	const each = p50 > 0 ? Math.max(2, Math.round(SLICE_SECONDS / p50)) : 2;
	const list = scenario.requests.length;
	return scenario.users * Math.ceil(each / list) * list;
}
/** Whether a round needs another pair of slices. `planned` is its length in seconds, over all arms. */
function roundGoesOn({ seconds, pairs, requests }, planned) {
	if (seconds >= Math.max(LONGEST_ROUND, planned)) return false;
	return seconds < planned || pairs < FEWEST$1.pairs || requests < FEWEST$1.requests;
}
/** Warm-up: at least 3 s and until each arm has had 1,000 requests, at most 8 s. */
function warmUpGoesOn({ seconds, requests }) {
	return seconds < 3 || requests < 1e3 && seconds < 8;
}
/** Seconds after its last request at which a slice that has not drained is spoiled: all have then had their time-out. */
function drainSeconds(scenario) {
	return scenario.timeoutSeconds + 2;
}
// src/plan/timing.ts
/** Seconds that measuring may take (install and build apart), and the fewest blocks that the effort's first look needs. */
const EFFORTS$1 = {
	quick: {
		limitSeconds: 180,
		fewestBlocks: 6
	},
	standard: {
		limitSeconds: 360,
		fewestBlocks: 8
	},
	thorough: {
		limitSeconds: 1200,
		fewestBlocks: 20
	}
};
/** Share of the limit that the fewest blocks should fill, so that there is room for later looks. */
const FILL = .6;
/** Seconds of load per arm and round: below 3 the error of a block grows fast, beyond 8 more boots help more. */
const USUAL = {
	least: 3,
	most: 8
};
/** The shortest round worth having when the limit is tight. */
const SHORTEST = 1;
/**
* Seconds of load per arm and round, so that the fewest blocks fill about 60 % of the time limit; shorter than usual
* only where the fewest blocks would otherwise not fit at all.
*/
function secondsPerArm({ effort, limitSeconds, scenarios, overheadSeconds }) {
	const { fewestBlocks } = EFFORTS$1[effort];
	const perRound = (fill) => (fill * limitSeconds / fewestBlocks - overheadSeconds) / scenarios / 2;
	const usual = Math.min(USUAL.most, Math.max(USUAL.least, perRound(FILL)));
	return Math.max(SHORTEST, Math.min(usual, perRound(.95)));
}
/**
* How many blocks fit within the limit, counting those already measured.
*
* @param spentSeconds since measuring began, blocks included
* @param blockSeconds durations of the blocks measured so far, at least one
*/
function blocksThatFit(limitSeconds, spentSeconds, blockSeconds) {
	const mean = blockSeconds.reduce((sum, seconds) => sum + seconds, 0) / blockSeconds.length;
	return blockSeconds.length + Math.max(0, Math.floor((limitSeconds - spentSeconds) / mean));
}
// node_modules/simple-statistics/dist/simple-statistics.mjs
/**
* Our default sum is the [Kahan-Babuska algorithm](https://pdfs.semanticscholar.org/1760/7d467cda1d0277ad272deb2113533131dc09.pdf).
* This method is an improvement over the classical
* [Kahan summation algorithm](https://en.wikipedia.org/wiki/Kahan_summation_algorithm).
* It aims at computing the sum of a list of numbers while correcting for
* floating-point errors. Traditionally, sums are calculated as many
* successive additions, each one with its own floating-point roundoff. These
* losses in precision add up as the number of numbers increases. This alternative
* algorithm is more accurate than the simple way of calculating sums by simple
* addition.
*
* This runs in `O(n)`, linear time, with respect to the length of the array.
*
* @param {Array<number>} x input
* @return {number} sum of all input numbers
* @example
* sum([1, 2, 3]); // => 6
*/
function sum$1(x) {
	if (x.length === 0) return 0;
	var sum = x[0];
	var correction = 0;
	var transition;
	if (typeof sum !== "number") return NaN;
	for (var i = 1; i < x.length; i++) {
		if (typeof x[i] !== "number") return NaN;
		transition = sum + x[i];
		if (Math.abs(sum) >= Math.abs(x[i])) correction += sum - transition + x[i];
		else correction += x[i] - transition + sum;
		sum = transition;
	}
	return sum + correction;
}
/**
* The mean, _also known as average_,
* is the sum of all values over the number of values.
* This is a [measure of central tendency](https://en.wikipedia.org/wiki/Central_tendency):
* a method of finding a typical or central value of a set of numbers.
*
* This runs in `O(n)`, linear time, with respect to the length of the array.
*
* @param {Array<number>} x sample of one or more data points
* @throws {Error} if the length of x is less than one
* @returns {number} mean
* @example
* mean([0, 10]); // => 5
*/
function mean$1(x) {
	if (x.length === 0) throw new Error("mean requires at least one data point");
	return sum$1(x) / x.length;
}
/**
* The sum of deviations to the Nth power.
* When n=2 it's the sum of squared deviations.
* When n=3 it's the sum of cubed deviations.
*
* @param {Array<number>} x
* @param {number} n power
* @returns {number} sum of nth power deviations
*
* @example
* var input = [1, 2, 3];
* // since the variance of a set is the mean squared
* // deviations, we can calculate that with sumNthPowerDeviations:
* sumNthPowerDeviations(input, 2) / input.length;
*/
function sumNthPowerDeviations(x, n) {
	var meanValue = mean$1(x);
	var sum = 0;
	var tempValue;
	var i;
	if (n === 2) for (i = 0; i < x.length; i++) {
		tempValue = x[i] - meanValue;
		sum += tempValue * tempValue;
	}
	else for (i = 0; i < x.length; i++) sum += Math.pow(x[i] - meanValue, n);
	return sum;
}
/**
* The [sample variance](https://en.wikipedia.org/wiki/Variance#Sample_variance)
* is the sum of squared deviations from the mean. The sample variance
* is distinguished from the variance by the usage of [Bessel's Correction](https://en.wikipedia.org/wiki/Bessel's_correction):
* instead of dividing the sum of squared deviations by the length of the input,
* it is divided by the length minus one. This corrects the bias in estimating
* a value from a set that you don't know if full.
*
* References:
* * [Wolfram MathWorld on Sample Variance](http://mathworld.wolfram.com/SampleVariance.html)
*
* @param {Array<number>} x a sample of two or more data points
* @throws {Error} if the length of x is less than 2
* @return {number} sample variance
* @example
* sampleVariance([1, 2, 3, 4, 5]); // => 2.5
*/
function sampleVariance(x) {
	if (x.length < 2) throw new Error("sampleVariance requires at least two data points");
	return sumNthPowerDeviations(x, 2) / (x.length - 1);
}
/**
* The [sample standard deviation](http://en.wikipedia.org/wiki/Standard_deviation#Sample_standard_deviation)
* is the square root of the sample variance.
*
* @param {Array<number>} x input array
* @returns {number} sample standard deviation
* @example
* sampleStandardDeviation([2, 4, 4, 4, 5, 5, 7, 9]).toFixed(2);
* // => '2.14'
*/
function sampleStandardDeviation(x) {
	var sampleVarianceX = sampleVariance(x);
	return Math.sqrt(sampleVarianceX);
}
/**
* This is the internal implementation of quantiles: when you know
* that the order is sorted, you don't need to re-sort it, and the computations
* are faster.
*
* This implements the linear interpolation method (type=7 in R/numpy),
* which is the default in numpy.percentile and R's quantile.
*
* @param {Array<number>} x sample of one or more data points
* @param {number} p desired quantile: a number between 0 to 1, inclusive
* @returns {number} quantile value
* @throws {Error} if p ix outside of the range from 0 to 1
* @throws {Error} if x is empty
* @example
* quantileSorted([3, 6, 7, 8, 8, 9, 10, 13, 15, 16, 20], 0.5); // => 9
*/
function quantileSorted(x, p) {
	var idx = (x.length - 1) * p;
	if (x.length === 0) throw new Error("quantile requires at least one data point.");
	else if (p < 0 || p > 1) throw new Error("quantiles must be between 0 and 1");
	else if (p === 1) return x[x.length - 1];
	else if (p === 0) return x[0];
	else if (idx % 1 !== 0) {
		var lower = Math.floor(idx);
		var upper = Math.ceil(idx);
		var fraction = idx - lower;
		return x[lower] + fraction * (x[upper] - x[lower]);
	} else return x[idx];
}
/**
* Rearrange items in `arr` so that all items in `[left, k]` range are the smallest.
* The `k`-th element will have the `(k - left + 1)`-th smallest value in `[left, right]`.
*
* Implements Floyd-Rivest selection algorithm https://en.wikipedia.org/wiki/Floyd-Rivest_algorithm
*
* @param {Array<number>} arr input array
* @param {number} k pivot index
* @param {number} [left] left index
* @param {number} [right] right index
* @returns {void} mutates input array
* @example
* var arr = [65, 28, 59, 33, 21, 56, 22, 95, 50, 12, 90, 53, 28, 77, 39];
* quickselect(arr, 8);
* // = [39, 28, 28, 33, 21, 12, 22, 50, 53, 56, 59, 65, 90, 77, 95]
*/
function quickselect(arr, k, left, right) {
	left = left || 0;
	right = right || arr.length - 1;
	while (right > left) {
		if (right - left > 600) {
			var n = right - left + 1;
			var m = k - left + 1;
			var z = Math.log(n);
			var s = .5 * Math.exp(2 * z / 3);
			var sd = .5 * Math.sqrt(z * s * (n - s) / n);
			if (m - n / 2 < 0) sd *= -1;
			quickselect(arr, k, Math.max(left, Math.floor(k - m * s / n + sd)), Math.min(right, Math.floor(k + (n - m) * s / n + sd)));
		}
		var t = arr[k];
		var i = left;
		var j = right;
		swap(arr, left, k);
		if (arr[right] > t) swap(arr, left, right);
		while (i < j) {
			swap(arr, i, j);
			i++;
			j--;
			while (arr[i] < t) i++;
			while (arr[j] > t) j--;
		}
		if (arr[left] === t) swap(arr, left, j);
		else {
			j++;
			swap(arr, j, right);
		}
		if (j <= k) left = j + 1;
		if (k <= j) right = j - 1;
	}
}
function swap(arr, i, j) {
	var tmp = arr[i];
	arr[i] = arr[j];
	arr[j] = tmp;
}
/**
* The [quantile](https://en.wikipedia.org/wiki/Quantile):
* this is a population quantile, since we assume to know the entire
* dataset in this library. This implementation uses linear interpolation,
* equivalent to R's type=7 and numpy's default percentile method.
*
* Sample is a one-dimensional array of numbers,
* and p is either a decimal number from 0 to 1 or an array of decimal
* numbers from 0 to 1.
* In terms of a k/q quantile, p = k/q - it's just dealing with fractions or dealing
* with decimal values.
* When p is an array, the result of the function is also an array containing the appropriate
* quantiles in input order
*
* @param {Array<number>} x sample of one or more numbers
* @param {Array<number> | number} p the desired quantile, as a number between 0 and 1
* @returns {number} quantile
* @example
* quantile([3, 6, 7, 8, 8, 9, 10, 13, 15, 16, 20], 0.5); // => 9
*/
function quantile$1(x, p) {
	var copy = x.slice();
	if (Array.isArray(p)) {
		multiQuantileSelect(copy, p);
		var results = [];
		for (var i = 0; i < p.length; i++) results[i] = quantileSorted(copy, p[i]);
		return results;
	} else {
		quantileSelect(copy, quantileIndex(copy.length, p), 0, copy.length - 1);
		return quantileSorted(copy, p);
	}
}
function quantileSelect(arr, k, left, right) {
	if (k % 1 === 0) quickselect(arr, k, left, right);
	else {
		k = Math.floor(k);
		quickselect(arr, k, left, right);
		quickselect(arr, k + 1, k + 1, right);
	}
}
function multiQuantileSelect(arr, p) {
	var positions = /* @__PURE__ */ new Set();
	for (var i = 0; i < p.length; i++) {
		var idx = quantileIndex(arr.length, p[i]);
		positions.add(Math.floor(idx));
		positions.add(Math.ceil(idx));
	}
	var indices = Array.from(positions).sort(compare);
	multiselect(arr, indices, 0, indices.length - 1, 0, arr.length - 1);
}
function multiselect(arr, indices, lo, hi, left, right) {
	if (lo > hi) return;
	var mid = lo + hi >> 1;
	quickselect(arr, indices[mid], left, right);
	multiselect(arr, indices, lo, mid - 1, left, indices[mid] - 1);
	multiselect(arr, indices, mid + 1, hi, indices[mid] + 1, right);
}
function compare(a, b) {
	return a - b;
}
function quantileIndex(len, p) {
	var idx = (len - 1) * p;
	if (p === 1) return len - 1;
	else if (p === 0) return 0;
	else if (idx % 1 !== 0) return idx;
	else return idx;
}
/**
* The [median](http://en.wikipedia.org/wiki/Median) is
* the middle number of a list. This is often a good indicator of 'the middle'
* when there are outliers that skew the `mean()` value.
* This is a [measure of central tendency](https://en.wikipedia.org/wiki/Central_tendency):
* a method of finding a typical or central value of a set of numbers.
*
* The median isn't necessarily one of the elements in the list: the value
* can be the average of two elements if the list has an even length
* and the two central values are different.
*
* @param {Array<number>} x input
* @returns {number} median value
* @example
* median([10, 2, 5, 100, 2, 1]); // => 3.5
*/
function median$1(x) {
	return +quantile$1(x, .5);
}
/**
* The [Median Absolute Deviation](http://en.wikipedia.org/wiki/Median_absolute_deviation) is
* a robust measure of statistical
* dispersion. It is more resilient to outliers than the standard deviation.
*
* @param {Array<number>} x input array
* @returns {number} median absolute deviation
* @example
* medianAbsoluteDeviation([1, 1, 2, 2, 4, 6, 9]); // => 1
*/
function medianAbsoluteDeviation(x) {
	var medianValue = median$1(x);
	var medianAbsoluteDeviations = [];
	for (var i = 0; i < x.length; i++) medianAbsoluteDeviations.push(Math.abs(x[i] - medianValue));
	return median$1(medianAbsoluteDeviations);
}
/**
* [Bayesian Classifier](http://en.wikipedia.org/wiki/Naive_Bayes_classifier)
*
* This is a naïve bayesian classifier that takes
* singly-nested objects.
*
* @class
* @example
* var bayes = new BayesianClassifier();
* bayes.train({
*   species: 'Cat'
* }, 'animal');
* var result = bayes.score({
*   species: 'Cat'
* })
* // result
* // {
* //   animal: 1
* // }
*/
var BayesianClassifier = function BayesianClassifier() {
	this.totalCount = 0;
	this.data = {};
};
/**
* Train the classifier with a new item, which has a single
* dimension of Javascript literal keys and values.
*
* @param {Object} item an object with singly-deep properties
* @param {string} category the category this item belongs to
* @return {undefined} adds the item to the classifier
*/
BayesianClassifier.prototype.train = function train(item, category) {
	if (!this.data[category]) this.data[category] = {};
	for (var k in item) {
		var v = item[k];
		if (this.data[category][k] === void 0) this.data[category][k] = {};
		if (this.data[category][k][v] === void 0) this.data[category][k][v] = 0;
		this.data[category][k][v]++;
	}
	this.totalCount++;
};
/**
* Generate a score of how well this item matches all
* possible categories based on its attributes
*
* @param {Object} item an item in the same format as with train
* @returns {Object} of probabilities that this item belongs to a
* given category.
*/
BayesianClassifier.prototype.score = function score(item) {
	var odds = {};
	var category;
	for (var k in item) {
		var v = item[k];
		for (category in this.data) {
			if (odds[category] === void 0) odds[category] = {};
			if (this.data[category][k]) odds[category][k + "_" + v] = (this.data[category][k][v] || 0) / this.totalCount;
			else odds[category][k + "_" + v] = 0;
		}
	}
	var oddsSums = {};
	for (category in odds) {
		oddsSums[category] = 0;
		for (var combination in odds[category]) oddsSums[category] += odds[category][combination];
	}
	return oddsSums;
};
var SQRT_2PI$1 = Math.sqrt(2 * Math.PI);
function cumulativeDistribution(z) {
	var sum = z;
	var tmp = z;
	for (var i = 1; i < 30; i++) {
		tmp *= z * z / (2 * i + 1);
		sum += tmp;
	}
	return Math.round((.5 + sum / SQRT_2PI$1 * Math.exp(-z * z / 2)) * 1e4) / 1e4;
}
/**
* A standard normal table, also called the unit normal table or Z table,
* is a mathematical table for the values of Φ (phi), which are the values of
* the [cumulative distribution function](https://en.wikipedia.org/wiki/Normal_distribution#Cumulative_distribution_function)
* of the normal distribution. It is used to find the probability that a
* statistic is observed below, above, or between values on the standard
* normal distribution, and by extension, any normal distribution.
*/
var standardNormalTable = [];
for (var z = 0; z <= 3.09; z += .01) standardNormalTable.push(cumulativeDistribution(z));
/**
* This is a single-layer [Perceptron Classifier](http://en.wikipedia.org/wiki/Perceptron) that takes
* arrays of numbers and predicts whether they should be classified
* as either 0 or 1 (negative or positive examples).
* @class
* @example
* // Create the model
* var p = new PerceptronModel();
* // Train the model with input with a diagonal boundary.
* for (var i = 0; i < 5; i++) {
*     p.train([1, 1], 1);
*     p.train([0, 1], 0);
*     p.train([1, 0], 0);
*     p.train([0, 0], 0);
* }
* p.predict([0, 0]); // 0
* p.predict([0, 1]); // 0
* p.predict([1, 0]); // 0
* p.predict([1, 1]); // 1
*/
var PerceptronModel = function PerceptronModel() {
	this.weights = [];
	this.bias = 0;
};
/**
* **Predict**: Use an array of features with the weight array and bias
* to predict whether an example is labeled 0 or 1.
*
* @param {Array<number>} features an array of features as numbers
* @returns {number|null} 1 if the score is over 0, otherwise 0; null if
* the model has not been trained on feature arrays of this length
*/
PerceptronModel.prototype.predict = function predict(features) {
	if (features.length !== this.weights.length) return null;
	var score = 0;
	for (var i = 0; i < this.weights.length; i++) score += this.weights[i] * features[i];
	score += this.bias;
	if (score > 0) return 1;
	else return 0;
};
/**
* **Train** the classifier with a new example, which is
* a numeric array of features and a 0 or 1 label.
*
* @param {Array<number>} features an array of features as numbers
* @param {number} label either 0 or 1
* @returns {PerceptronModel|null} this, or null if the label is not 0 or 1
*/
PerceptronModel.prototype.train = function train(features, label) {
	if (label !== 0 && label !== 1) return null;
	if (features.length !== this.weights.length) {
		this.weights = features.slice();
		this.bias = 1;
	}
	var prediction = this.predict(features);
	if (typeof prediction === "number" && prediction !== label) {
		var gradient = label - prediction;
		for (var i = 0; i < this.weights.length; i++) this.weights[i] += gradient * features[i];
		this.bias += gradient;
	}
	return this;
};
// src/stats/quantile.ts
/**
* The q-quantile (0 to 1) of values in any order, linearly interpolated: type 7 of Hyndman and Fan (1996), the default
* of R and NumPy. NaN without values.
*/
function quantile(values, q) {
	if (values.length === 0) return NaN;
	return quantileSorted(Array.from(Float64Array.from(values).sort()), q);
}
/** The middle value, or the mean of the two middle ones; NaN without values. */
function median(values) {
	return quantile(values, .5);
}
// src/config/loosened.ts
/** Most changes that one warning names. */
const NAMED$1 = 10;
/**
* What head's config no longer holds the service to, where base's own does: one warning, of code "loosened", per kind.
* A pull request is judged by its own config, so its reader must see this. Both configs as their files have them.
*/
function loosenedRules(base, head) {
	const both = base.scenarios.flatMap((own) => {
		const same = head.scenarios.find(({ name }) => name === own.name);
		return same === void 0 ? [] : [{
			base: own,
			head: same
		}];
	});
	const inEach = (changes) => both.flatMap((scenario) => changes(scenario).map((change) => `${scenario.head.name}: ${change}`));
	return [
		...warn("fails for less", without("fail-on", base.failOn, head.failOn)),
		...warn("measures less", removedScenarios(base, head)),
		...warn("gates less", inEach((scenario) => without("gate", scenario.base.gate, scenario.head.gate))),
		...warn("raises floors", inEach(raisedFloors)),
		...warn("raises margins", inEach(raisedMargins)),
		...warn("relaxes budgets", inEach(relaxedBudgets))
	];
}
function warn(does, changes) {
	if (changes.length === 0) return [];
	const more = changes.length > NAMED$1 ? [`and ${changes.length - NAMED$1} more`] : [];
	return [{
		code: "loosened",
		text: `This run is judged by head's config, which ${does}: ${[...changes.slice(0, NAMED$1), ...more].join("; ")}.`
	}];
}
function without(list, base, head) {
	const removed = base.filter((entry) => !head.includes(entry));
	return removed.length === 0 ? [] : [`${list} without ${removed.join(", ")}`];
}
function removedScenarios(base, head) {
	const kept = new Set(head.scenarios.map(({ name }) => name));
	return base.scenarios.flatMap(({ name }) => kept.has(name) ? [] : [`without scenario ${name}`]);
}
function raisedFloors({ base, head }) {
	return METRIC_IDS.filter((id) => head.floors[id] > base.floors[id]).map((id) => raised("floor", id, base.floors, head.floors));
}
/** A margin that only follows its floor is not told beside it. */
function raisedMargins({ base, head }) {
	const follows = (id) => head.margins[id] === head.floors[id] && head.floors[id] > base.floors[id];
	return METRIC_IDS.filter((id) => head.margins[id] > base.margins[id] && !follows(id)).map((id) => raised("margin", id, base.margins, head.margins));
}
function raised(what, id, base, head) {
	return `${what} of ${id} ${sizeText(id, base[id])} → ${sizeText(id, head[id])}`;
}
function sizeText(id, size) {
	return `${Number((size * 100).toFixed(3))} ${METRICS[id].scale === "ratio" ? "%" : "points"}`;
}
/** For each metric and direction the strictest budget counts: the others say nothing beside it. */
function relaxedBudgets({ base, head }) {
	const inHead = strictest(head.budgets);
	return [...strictest(base.budgets)].flatMap(([key, own]) => {
		const other = inHead.get(key);
		if (other !== void 0 && !isStricter(own, other)) return [];
		return [`${own.text} → ${other?.text ?? "none"}`];
	});
}
function strictest(budgets) {
	const found = /* @__PURE__ */ new Map();
	for (const budget of budgets) {
		const key = `${budget.metric} ${budget.op}`;
		const known = found.get(key);
		if (known === void 0 || isStricter(budget, known)) found.set(key, budget);
	}
	return found;
}
function isStricter(one, other) {
	return one.op === "<" ? one.limit < other.limit : one.limit > other.limit;
}
// node_modules/zod/v4/core/util.js
function getEnumValues(entries) {
	const numericValues = Object.values(entries).filter((v) => typeof v === "number");
	return Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
}
function joinValues(array, separator = "|") {
	return array.map((val) => stringifyPrimitive(val)).join(separator);
}
function jsonStringifyReplacer(_, value) {
	if (typeof value === "bigint") return value.toString();
	return value;
}
var Cached = class {
	constructor(getter) {
		this._getter = getter;
		this._value = void 0;
	}
	get value() {
		const getter = this._getter;
		if (getter !== void 0) {
			this._value = getter();
			this._getter = void 0;
		}
		return this._value;
	}
};
function cached(getter) {
	return new Cached(getter);
}
function nullish(input) {
	return input === null || input === void 0;
}
function cleanRegex(source) {
	const start = source.startsWith("^") ? 1 : 0;
	const end = source.endsWith("$") ? source.length - 1 : source.length;
	return source.slice(start, end);
}
function floatSafeRemainder(val, step) {
	const ratio = val / step;
	const roundedRatio = Math.round(ratio);
	const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1);
	if (Math.abs(ratio - roundedRatio) < tolerance) return 0;
	return ratio - roundedRatio;
}
function assignProp(target, prop, value) {
	Object.defineProperty(target, prop, {
		value,
		writable: true,
		enumerable: true,
		configurable: true
	});
}
/**
* Whichever object a def's `shape` currently answers from: the one the caller passed until the first read, the frozen copy after it.
*
* Its keys and descriptors read without invoking anything, which is what lets a discriminated union check its discriminator, and the cycle walk read a shape, without resolving a getter that references the schema being constructed. A def that answers `shape` from an accessor of its own has none.
*/
function rawShape(def) {
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	return desc?.get ? desc.get.raw : desc?.value;
}
function sourceShape(schema) {
	return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
function deferProp(target, key, getter) {
	Object.defineProperty(target, key, {
		get() {
			const value = getter();
			assignProp(this, key, value);
			return value;
		},
		enumerable: true,
		configurable: true
	});
}
function putProp(target, key, value) {
	if (key in target) assignProp(target, key, value);
	else target[key] = value;
}
/**
* Copies `keys` of `source`'s shape onto `target`, each value passed through `wrap`.
*
* A key the source has resolved is copied through now, so the derived shape states it outright and nothing has to resolve it to learn what it holds. A key the source still defers stays deferred, and reads back through the source's own `shape`, so it resolves once and both shapes get that one schema.
*/
function mirrorShape(target, source, keys, wrap) {
	const raw = sourceShape(source);
	for (const key of keys) {
		const desc = Object.getOwnPropertyDescriptor(raw, key);
		if (!desc.enumerable) continue;
		if (desc.get) deferProp(target, key, () => {
			const value = source._zod.def.shape[key];
			return wrap ? wrap(value, key) : value;
		});
		else putProp(target, key, wrap ? wrap(desc.value, key) : desc.value);
	}
}
function mirrorProps(target, source) {
	for (const key of Reflect.ownKeys(source)) {
		const desc = Object.getOwnPropertyDescriptor(source, key);
		if (!desc.enumerable) continue;
		if (desc.get) deferProp(target, key, () => source[key]);
		else putProp(target, key, desc.value);
	}
}
function mergeDefs(...defs) {
	const mergedDescriptors = {};
	for (const def of defs) {
		const descriptors = Object.getOwnPropertyDescriptors(def);
		Object.assign(mergedDescriptors, descriptors);
	}
	return Object.defineProperties({}, mergedDescriptors);
}
function esc(str) {
	return JSON.stringify(str);
}
function slugify(input) {
	return input.toLowerCase().trim().replace(/[^\w\s-]/g, "").replace(/[\s_-]+/g, "-").replace(/^-+|-+$/g, "");
}
const captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {};
function isObject(data) {
	return typeof data === "object" && data !== null && !Array.isArray(data);
}
const allowsEval = /* @__PURE__*/ cached(() => {
	if (globalConfig.jitless) return false;
	if (typeof navigator !== "undefined" && navigator?.userAgent?.includes("Cloudflare")) return false;
	try {
		new Function("");
		return true;
	} catch (_) {
		return false;
	}
});
function isPlainObject(o) {
	if (isObject(o) === false) return false;
	const ctor = o.constructor;
	if (ctor === void 0) return true;
	if (typeof ctor !== "function") return true;
	const prot = ctor.prototype;
	if (isObject(prot) === false) return false;
	if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) return false;
	return true;
}
function shallowClone(o) {
	if (isPlainObject(o)) return { ...o };
	if (Array.isArray(o)) return [...o];
	if (o instanceof Map) return new Map(o);
	if (o instanceof Set) return new Set(o);
	return o;
}
const propertyKeyTypes = /* @__PURE__*/ new Set([
	"string",
	"number",
	"symbol"
]);
function escapeRegex(str) {
	return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
	const cl = new inst._zod.constr(def ?? inst._zod.def);
	if (!def || params?.parent) cl._zod.parent = inst;
	return cl;
}
function normalizeParams(_params) {
	const params = _params;
	if (!params) return {};
	if (typeof params === "string") return { error: () => params };
	if (params?.message !== void 0) {
		if (params?.error !== void 0) throw new Error("Cannot specify both `message` and `error` params");
		params.error = params.message;
	}
	delete params.message;
	if (typeof params.error === "string") return {
		...params,
		error: () => params.error
	};
	return params;
}
function stringifyPrimitive(value) {
	if (typeof value === "bigint") return value.toString() + "n";
	if (typeof value === "string") return `"${value}"`;
	return `${value}`;
}
function optionalKeys(shape) {
	return Object.keys(shape).filter((k) => {
		return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
	});
}
const NUMBER_FORMAT_RANGES = /*@__PURE__*/ (() => ({
	safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
	int32: [-2147483648, 2147483647],
	uint32: [0, 4294967295],
	float32: [-34028234663852886e22, 34028234663852886e22],
	float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
}))();
const BIGINT_FORMAT_RANGES = {
	int64: [/* @__PURE__*/ BigInt("-9223372036854775808"), /* @__PURE__*/ BigInt("9223372036854775807")],
	uint64: [/* @__PURE__*/ BigInt(0), /* @__PURE__*/ BigInt("18446744073709551615")]
};
function pick(schema, mask) {
	const currDef = schema._zod.def;
	const checks = currDef.checks;
	if (checks && checks.length > 0) throw new Error(".pick() cannot be used on object schemas containing refinements");
	const newShape = {};
	mirrorShape(newShape, schema, maskedKeys(schema, mask));
	return clone(schema, mergeDefs(currDef, {
		shape: newShape,
		checks: []
	}));
}
function maskedKeys(schema, mask) {
	const raw = sourceShape(schema);
	const keys = [];
	for (const key of Reflect.ownKeys(mask)) {
		if (!Object.getOwnPropertyDescriptor(raw, key)?.enumerable) throw new Error(`Unrecognized key: "${String(key)}"`);
		if (mask[key]) keys.push(key);
	}
	return keys;
}
function omit(schema, mask) {
	const currDef = schema._zod.def;
	const checks = currDef.checks;
	if (checks && checks.length > 0) throw new Error(".omit() cannot be used on object schemas containing refinements");
	const omitted = new Set(maskedKeys(schema, mask));
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)).filter((key) => !omitted.has(key)));
	return clone(schema, mergeDefs(currDef, {
		shape: newShape,
		checks: []
	}));
}
function extend(schema, shape) {
	if (!isPlainObject(shape)) throw new Error("Invalid input to extend: expected a plain object");
	const checks = schema._zod.def.checks;
	if (checks && checks.length > 0) {
		const existingShape = sourceShape(schema);
		for (const key of Reflect.ownKeys(shape)) if (Object.getOwnPropertyDescriptor(existingShape, key) !== void 0) throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
	}
	return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function extended(schema, shape) {
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)));
	mirrorProps(newShape, shape);
	return newShape;
}
function safeExtend(schema, shape) {
	if (!isPlainObject(shape)) throw new Error("Invalid input to safeExtend: expected a plain object");
	return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function merge(a, b) {
	if (!b?._zod?.def) throw new Error("Invalid input to merge: expected an object schema. To merge a plain shape, use `.extend()`.");
	if (a._zod.def.checks?.length) throw new Error(".merge() cannot be used on object schemas containing refinements. Use .safeExtend() instead.");
	const newShape = {};
	mirrorShape(newShape, a, Reflect.ownKeys(sourceShape(a)));
	mirrorShape(newShape, b, Reflect.ownKeys(sourceShape(b)));
	return clone(a, mergeDefs(a._zod.def, {
		shape: newShape,
		get catchall() {
			return b._zod.def.catchall;
		},
		checks: b._zod.def.checks ?? []
	}));
}
function partial(Class, schema, mask, name = "partial") {
	const checks = schema._zod.def.checks;
	if (checks && checks.length > 0) throw new Error(`.${name}() cannot be used on object schemas containing refinements`);
	const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), Class && ((value, key) => selected && !selected.has(key) ? value : new Class({
		type: "optional",
		innerType: value
	})));
	return clone(schema, mergeDefs(schema._zod.def, {
		shape: newShape,
		checks: []
	}));
}
function required(Class, schema, mask) {
	const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), (value, key) => selected && !selected.has(key) ? value : new Class({
		type: "nonoptional",
		innerType: value
	}));
	return clone(schema, mergeDefs(schema._zod.def, { shape: newShape }));
}
function aborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue !== true) return true;
	return false;
}
function explicitlyAborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue === false) return true;
	return false;
}
function prefixIssues(path, issues) {
	return issues.map((iss) => {
		var _a;
		(_a = iss).path ?? (_a.path = []);
		iss.path.unshift(path);
		return iss;
	});
}
function unwrapMessage(message) {
	return typeof message === "string" ? message : message?.message;
}
/** The leading size checks of `defChecks` that set an upper bound, each paired with it. */
function sizeCaps(defChecks) {
	const caps = [];
	for (const ch of defChecks ?? []) {
		const d = ch._zod.def;
		if (!/_(length|size)$|_equals$/.test(d.check)) break;
		const max = d.maximum ?? d.length ?? d.size;
		if (max >= 0) caps.push([max, ch]);
	}
	return caps;
}
function attachSchema(issues, start, inst) {
	var _a;
	for (let i = start; i < issues.length; i++) (_a = issues[i]).schema ?? (_a.schema = inst);
}
function finalizeIssue(iss, ctx, config) {
	var _a;
	const traits = iss.inst?._zod?.traits;
	if (traits?.has("$ZodType")) {
		if (traits.has("$ZodCheck")) (_a = iss).schema ?? (_a.schema = iss.inst);
		else iss.schema = iss.inst;
	}
	const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
	const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config.customError?.(iss)) ?? unwrapMessage(config.localeError?.(iss)) ?? "Invalid input";
	const full = {};
	for (const k of Object.keys(iss)) {
		if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__") continue;
		full[k] = iss[k];
	}
	full.path ?? (full.path = []);
	full.message = message;
	if (ctx?.reportInput) full.input = iss.input;
	return full;
}
const highSurrogate = /[\uD800-\uDBFF]/;
function codePointLength(str) {
	const units = str.length;
	if (!highSurrogate.test(str)) return units;
	let count = units;
	for (let i = 0; i < units - 1; i++) if ((str.charCodeAt(i) & 64512) === 55296 && (str.charCodeAt(i + 1) & 64512) === 56320) {
		count--;
		i++;
	}
	return count;
}
function getLengthableOrigin(input) {
	if (Array.isArray(input)) return "array";
	if (typeof input === "string") return "string";
	return "unknown";
}
function parsedType(data) {
	const t = typeof data;
	switch (t) {
		case "number": return Number.isNaN(data) ? "nan" : "number";
		case "object": {
			if (data === null) return "null";
			if (Array.isArray(data)) return "array";
			const obj = data;
			if (obj && Object.getPrototypeOf(obj) !== Object.prototype && "constructor" in obj && obj.constructor) return obj.constructor.name;
		}
	}
	return t;
}
function issue(...args) {
	const [iss, input, inst] = args;
	if (typeof iss === "string") return {
		message: iss,
		code: "custom",
		input,
		inst
	};
	return { ...iss };
}
/**
* Installs a trait's members on its prototype. Each value builds that member for the instance on first read; the built value shadows the accessor as an own property, so a detached `const { parse } = schema` keeps working.
*
* Call this from a `proto` initializer, which runs once per prototype — never per instance.
*/
function members(proto, table) {
	for (const key in table) {
		const desc = Object.getOwnPropertyDescriptor(table, key);
		if (desc.get) Object.defineProperty(proto, key, {
			...desc,
			enumerable: false
		});
		else defineBound(proto, key, desc.value);
	}
}
/** Shadows a prototype member with an own value, so a getter that builds from the instance runs once. */
function own(inst, key, value, enumerable = true) {
	Object.defineProperty(inst, key, {
		configurable: true,
		writable: true,
		enumerable,
		value
	});
	return value;
}
/** Like {@link own}, for a member that was never an own data property and has to stay out of `Object.keys`. */
function hide(inst, key, value) {
	return own(inst, key, value, false);
}
/** Adds members a table derives from the instance: each builds on first read and shadows as own data, and assignment shadows the same way, as when these were own properties. */
/* @__NO_SIDE_EFFECTS__ */
function derived(computes, table) {
	for (const key in computes) {
		const compute = computes[key];
		Object.defineProperty(table, key, {
			configurable: true,
			enumerable: true,
			get() {
				return own(this, key, compute(this));
			},
			set(value) {
				own(this, key, value);
			}
		});
	}
	return table;
}
function defineBound(proto, key, fn) {
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			return this == null ? fn : own(this, key, fn.bind(this));
		},
		set(value) {
			own(this, key, value);
		}
	});
}
/** Returns the prototype to install on, or `undefined` if this group is already installed on it. */
function claim(inst, sentinel) {
	const proto = Object.getPrototypeOf(inst);
	return sentinel in proto ? void 0 : proto;
}
let installing;
let broke = false;
const breaker = {
	configurable: true,
	get() {
		broke = true;
	}
};
/**
* Installs a lazily-derived internal on the `_zod` prototype of `inst`'s
* constructor, computed from the internals object itself and cached there on
* first read. One accessor per constructor rather than one per instance.
*/
function defineLazyInternal(inst, key, compute) {
	const proto = Object.getPrototypeOf(inst._zod);
	if (key in proto && installing !== inst._zod) {
		installing = void 0;
		return;
	}
	installing = inst._zod;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			Object.defineProperty(this, key, breaker);
			const outer = broke;
			broke = false;
			try {
				const value = compute(this);
				if (broke) delete this[key];
				else Object.defineProperty(this, key, {
					configurable: true,
					writable: true,
					value
				});
				broke = broke || outer;
				return value;
			} catch (err) {
				delete this[key];
				broke = broke || outer;
				throw err;
			}
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				value
			});
		}
	});
}
/**
* Installs `key` on `inst`'s prototype, computed by `make` on first read and cached there as an own
* data property. One accessor per constructor rather than one per instance, because an own accessor
* puts every instance after the first into v8 dictionary mode. The key doubles as the sentinel.
*/
function installLazyProp(inst, key, make, enumerable) {
	const proto = claim(inst, key);
	if (!proto) return;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			const desc = {
				configurable: true,
				writable: true,
				enumerable,
				value: void 0
			};
			Object.defineProperty(this, key, desc);
			desc.value = make(this);
			Object.defineProperty(this, key, desc);
			return desc.value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				enumerable,
				value
			});
		}
	});
}
/** Marks the thunk `_catch` synthesises for a constant catch value. `Function.length` cannot tell that thunk from a user callback — rest and defaulted parameters both report arity 0 — and a user callback reads `ctx.error`, whose issues only finalize correctly against the caller's per-parse error map. Provenance can say what arity cannot. A plain string key rather than `Symbol.for`, whose call at module scope no bundler can prove pure — the same shape that anchored `urlCanParse` into every build. */
const CONSTANT_CATCH = "~constantCatch";
/** Wraps a constant catch value in a thunk tagged with {@link CONSTANT_CATCH}. */
function constantCatch(value) {
	const fn = () => value;
	fn[CONSTANT_CATCH] = true;
	return fn;
}
// node_modules/zod/v4/core/core.js
var _a$1;
/** A special constant with type `never` */
const NEVER = /*@__PURE__*/ Object.freeze({ status: "aborted" });
const _zodDesc = {
	value: void 0,
	enumerable: false
};
let _E = "captureStackTrace" in Error ? Error : null;
function newError(Definition) {
	const E = _E;
	if (E) {
		const saved = E.stackTraceLimit;
		if (typeof saved === "number") {
			try {
				E.stackTraceLimit = 0;
			} catch {
				_E = null;
				return new Definition();
			}
			try {
				return new Definition();
			} finally {
				E.stackTraceLimit = saved;
			}
		}
	}
	return new Definition();
}
/* @__NO_SIDE_EFFECTS__ */
function $constructor(name, initializer, proto, params) {
	const zodProto = {};
	function Internals(def) {
		this.def = def;
		this.constr = _;
		this.traits = /* @__PURE__ */ new Set();
	}
	Internals.prototype = zodProto;
	const protoMembers = proto;
	const initialized = protoMembers && /* @__PURE__ */ new WeakSet();
	function init(inst, def) {
		if (!inst._zod) {
			_zodDesc.value = new Internals(def);
			try {
				Object.defineProperty(inst, "_zod", _zodDesc);
			} finally {
				_zodDesc.value = void 0;
			}
		} else if (inst._zod.traits.has(name)) return;
		inst._zod.traits.add(name);
		initializer(inst, def);
		if (initialized) {
			const own = Object.getPrototypeOf(inst);
			const ctorProto = inst._zod.constr.prototype;
			let up = own;
			while (up && up !== ctorProto) up = Object.getPrototypeOf(up);
			const target = up ?? own;
			if (!initialized.has(target)) {
				initialized.add(target);
				members(target, protoMembers);
			}
		}
		const proto = _.prototype;
		for (const k in proto) {
			if (!Object.prototype.hasOwnProperty.call(proto, k)) continue;
			if (!(k in inst)) inst[k] = proto[k].bind(inst);
		}
	}
	const Parent = params?.Parent ?? Object;
	class Definition extends Parent {}
	Object.defineProperty(Definition, "name", { value: name });
	function _(def) {
		const inst = params?.Parent ? newError(Definition) : this;
		init(inst, def);
		const deferred = inst._zod.deferred;
		if (deferred) {
			for (const fn of deferred) fn();
			inst._zod.deferred = void 0;
		}
		const pp = globalThis.__zod_globalConfig?.postProcessor;
		if (pp) pp(inst);
		return inst;
	}
	Object.defineProperty(_, "init", { value: init });
	Object.defineProperty(_, Symbol.hasInstance, { value: (inst) => {
		if (params?.Parent && inst instanceof params.Parent) return true;
		return inst?._zod?.traits?.has(name);
	} });
	Object.defineProperty(_, "name", { value: name });
	return _;
}
var $ZodAsyncError = class extends Error {
	constructor() {
		super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
	}
};
var $ZodEncodeError = class extends Error {
	constructor(name) {
		super(`Encountered unidirectional transform during encode: ${name}`);
		this.name = "ZodEncodeError";
	}
};
(_a$1 = globalThis).__zod_globalConfig ?? (_a$1.__zod_globalConfig = {});
const globalConfig = globalThis.__zod_globalConfig;
function config$1(newConfig) {
	if (newConfig) Object.assign(globalConfig, newConfig);
	return globalConfig;
}
// node_modules/zod/v4/core/errors.js
function _getMessage() {
	const internals = this._zod;
	internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
	return internals.message;
}
function _setMessage(value) {
	this._zod.message = value;
}
const _messageDesc = {
	get: _getMessage,
	set: _setMessage,
	enumerable: true,
	configurable: true
};
const _issuesDesc = {
	value: void 0,
	enumerable: false
};
const _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
const initializer$1 = (inst, def) => {
	inst.name = "$ZodError";
	_issuesDesc.value = def;
	Object.defineProperty(inst, "issues", _issuesDesc);
	_issuesDesc.value = void 0;
	Object.defineProperty(inst, "message", _messageDesc);
	const proto = Object.getPrototypeOf(inst);
	if (!_installedToString.has(proto)) {
		_installedToString.add(proto);
		Object.defineProperty(proto, "toString", {
			configurable: true,
			enumerable: false,
			get() {
				const value = () => this.message;
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
				return value;
			},
			set(value) {
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
			}
		});
	}
};
const $ZodError = /* @__PURE__ */ $constructor("$ZodError", initializer$1);
/** Get-or-create `obj[key]` as an own data property. A path segment naming an inherited member
* ("toString", "constructor") would otherwise read through to the prototype, and assigning
* "__proto__" would hit the setter instead of creating a key. */
function node(obj, key, make) {
	if (!Object.prototype.hasOwnProperty.call(obj, key)) {
		if (key === "__proto__") Object.defineProperty(obj, key, {
			value: make(),
			writable: true,
			enumerable: true,
			configurable: true
		});
		else obj[key] = make();
	}
	return obj[key];
}
function flattenError(error, mapper = (issue) => issue.message) {
	const fieldErrors = {};
	const formErrors = [];
	for (const sub of error.issues) if (sub.path.length > 0) node(fieldErrors, sub.path[0], () => []).push(mapper(sub));
	else formErrors.push(mapper(sub));
	return {
		formErrors,
		fieldErrors
	};
}
function formatError(error, mapper = (issue) => issue.message) {
	const fieldErrors = { _errors: [] };
	const processError = (error, path = []) => {
		for (const issue of error.issues) if (issue.code === "invalid_union" && issue.errors.length) issue.errors.map((issues) => processError({ issues }, [...path, ...issue.path]));
		else if (issue.code === "invalid_key") processError({ issues: issue.issues }, [...path, ...issue.path]);
		else if (issue.code === "invalid_element") processError({ issues: issue.issues }, [...path, ...issue.path]);
		else {
			const fullpath = [...path, ...issue.path];
			if (fullpath.length === 0) fieldErrors._errors.push(mapper(issue));
			else {
				let curr = fieldErrors;
				let i = 0;
				while (i < fullpath.length) {
					const el = fullpath[i];
					const terminal = i === fullpath.length - 1;
					if (el === "_errors") {
						if (terminal) curr._errors.push(mapper(issue));
						i++;
						continue;
					}
					if (!Object.prototype.hasOwnProperty.call(curr, el)) Object.defineProperty(curr, el, {
						value: { _errors: [] },
						enumerable: true,
						writable: true,
						configurable: true
					});
					const node = curr[el];
					if (terminal) node._errors.push(mapper(issue));
					curr = node;
					i++;
				}
			}
		}
	};
	processError(error);
	return fieldErrors;
}
// node_modules/zod/v4/core/parse.js
function finalizeParams(callee, params) {
	return {
		callee: params?.callee ?? callee,
		Err: params?.Err
	};
}
const _parse = (_Err) => {
	const fn = (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: false
		} : { async: false };
		const result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) throw new $ZodAsyncError();
		if (result.issues.length) {
			const e = new ((_params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config$1())));
			captureStackTrace(e, _params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const _parseAsync = (_Err) => {
	const fn = async (schema, value, _ctx, params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: true
		} : { async: true };
		let result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) result = await result;
		if (result.issues.length) {
			const e = new ((params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config$1())));
			captureStackTrace(e, params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const _safeParse = (_Err) => (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: false
	} : { async: false };
	const result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
function failure(Err, issues, ctx) {
	let error;
	return {
		success: false,
		get error() {
			if (!error) {
				error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config$1())));
				issues = void 0;
				ctx = void 0;
			}
			return error;
		},
		set error(e) {
			error = e;
			issues = void 0;
			ctx = void 0;
		}
	};
}
const _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: true
	} : { async: true };
	let result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) result = await result;
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
const COMPILE_INVALID = /* @__PURE__ */ Symbol.for("zod.compile.invalid");
const COMPILE_FALLBACK = /* @__PURE__ */ Symbol.for("zod.compile.fallback");
const validate = ((schema, value, _ctx) => {
	const validator = schema._zod.bag.validator;
	if (validator !== void 0) {
		if (validator(value) !== COMPILE_INVALID) return true;
		if (validator.definite === true && _ctx === void 0) return false;
	}
	return validateFallback(schema, value, _ctx);
});
function validateFallback(schema, value, _ctx) {
	const ctx = _ctx ? {
		..._ctx,
		async: false,
		abortEarly: true
	} : {
		async: false,
		abortEarly: true
	};
	const fallbackRun = schema._zod.bag.fallbackRun;
	let result;
	if (fallbackRun) {
		ctx[COMPILE_FALLBACK] = true;
		result = fallbackRun({
			value,
			issues: []
		}, ctx);
	} else result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length === 0;
}
const validateAsync$1 = async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: true,
		abortEarly: true
	} : {
		async: true,
		abortEarly: true
	};
	let result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) result = await result;
	return result.issues.length === 0;
};
const _encode = (_Err) => {
	const parse = _parse(_Err);
	const fn = (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			direction: "backward"
		} : { direction: "backward" };
		return parse(schema, value, ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _decode = (_Err) => {
	const parse = _parse(_Err);
	const fn = (schema, value, _ctx, _params) => {
		return parse(schema, value, _ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _encodeAsync = (_Err) => {
	const parseAsync = _parseAsync(_Err);
	const fn = async (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			direction: "backward"
		} : { direction: "backward" };
		return await parseAsync(schema, value, ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _decodeAsync = (_Err) => {
	const parseAsync = _parseAsync(_Err);
	const fn = async (schema, value, _ctx, _params) => {
		return await parseAsync(schema, value, _ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _safeEncode = (_Err) => (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		direction: "backward"
	} : { direction: "backward" };
	return _safeParse(_Err)(schema, value, ctx);
};
const _safeDecode = (_Err) => (schema, value, _ctx) => {
	return _safeParse(_Err)(schema, value, _ctx);
};
const _safeEncodeAsync = (_Err) => async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		direction: "backward"
	} : { direction: "backward" };
	return _safeParseAsync(_Err)(schema, value, ctx);
};
const _safeDecodeAsync = (_Err) => async (schema, value, _ctx) => {
	return _safeParseAsync(_Err)(schema, value, _ctx);
};
// node_modules/zod/v4/core/regexes.js
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link cuid2} instead.
* See https://github.com/paralleldrive/cuid.
*/
const cuid = /^[cC][0-9a-z]{6,}$/;
const cuid2 = /^[0-9a-z]+$/;
const ulid = /^[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}$/;
const xid = /^[0-9a-vA-V]{20}$/;
const ksuid = /^[A-Za-z0-9]{27}$/;
const nanoid = /^[a-zA-Z0-9_-]{21}$/;
function nanoidOfLength(length) {
	return new RegExp(`^[a-zA-Z0-9_-]{${length}}$`);
}
/** ISO 8601-1 duration regex. Does not support the 8601-2 extensions like negative durations or fractional/negative components. */
const duration = /^P(?:(\d+W)|(?!.*W)(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?)$/;
/** A regex for any UUID-like identifier: 8-4-4-4-12 hex pattern */
const guid = /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$/;
/** Returns a regex for validating an RFC 9562/4122 UUID.
*
* @param version Optionally specify a version 1-8. If no version is specified, all versions are supported. */
const uuid = (version) => {
	if (!version) return /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$/;
	return new RegExp(`^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-${version}[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$`);
};
/** Practical email validation */
const email = /^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$/;
const _emoji$1 = `^(?=[\\s\\S]*[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u20E3])[\\p{Extended_Pictographic}\\p{Emoji_Component}]+$`;
function emoji() {
	return new RegExp(_emoji$1, "u");
}
const ipv4 = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])$/;
const ipv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))$/;
const cidrv4 = /^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\/([0-9]|[1-2][0-9]|3[0-2])$/;
const cidrv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))\/(12[0-8]|1[01][0-9]|[1-9]?[0-9])$/;
const base64 = /^$|^(?:[0-9a-zA-Z+/]{4})*(?:(?:[0-9a-zA-Z+/]{2}==)|(?:[0-9a-zA-Z+/]{3}=))?$/;
const base64url = /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,3})?$/;
const httpProtocol = /^https?$/;
const e164 = /^\+[1-9]\d{6,14}$/;
const dateSource = `(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))`;
/** Anchors a pattern source. The interpolation lives here rather than at the call site because
* esbuild will not drop a `@__PURE__` call whose own argument interpolates a variable, but it
* will drop `anchor(dateSource)`. Keeping it inline pinned `date` into every bundle. */
function anchor(source) {
	return new RegExp(`^${source}$`);
}
const date = /*@__PURE__*/ anchor(dateSource);
function timeSource(args) {
	const hhmm = `(?:[01]\\d|2[0-3]):[0-5]\\d`;
	return typeof args.precision === "number" ? args.precision === -1 ? `${hhmm}` : args.precision === 0 ? `${hhmm}:[0-5]\\d` : `${hhmm}:[0-5]\\d\\.\\d{${args.precision}}` : args.seconds ? `${hhmm}:[0-5]\\d(?:\\.\\d+)?` : `${hhmm}(?::[0-5]\\d(?:\\.\\d+)?)?`;
}
function time(args) {
	return new RegExp(`^${timeSource(args)}$`);
}
function datetime(args) {
	const opts = ["Z"];
	if (args.offset) opts.push(`([+-](?:[01]\\d|2[0-3]):[0-5]\\d)`);
	const qualified = `${timeSource({
		precision: args.precision,
		seconds: true
	})}(?:${opts.join("|")})`;
	const timeRegex = args.local ? `${qualified}|${timeSource({ precision: args.precision })}` : qualified;
	return new RegExp(`^${dateSource}T(?:${timeRegex})$`);
}
const anyString = /^[\s\S]{0,}$/;
const integer$1 = /^-?\d+$/;
const number$1 = /^-?\d+(?:\.\d+)?$/;
const boolean$1 = /^(?:true|false)$/i;
const lowercase = /^[^A-Z]*$/;
const uppercase = /^[^a-z]*$/;
// node_modules/zod/v4/core/checks.js
const $ZodCheck = /*@__PURE__*/ $constructor("$ZodCheck", (inst, def) => {
	var _a;
	inst._zod ?? (inst._zod = {});
	inst._zod.def = def;
	(_a = inst._zod).onattach ?? (_a.onattach = []);
});
/** Default `when` for length-based checks: run only on non-nullish values with a `length`. */
const _whenHasLength = (payload) => {
	const val = payload.value;
	return !nullish(val) && val.length !== void 0;
};
const numericOriginMap = {
	number: "number",
	bigint: "bigint",
	object: "date"
};
const $ZodCheckLessThan = /*@__PURE__*/ $constructor("$ZodCheckLessThan", (inst, def) => {
	$ZodCheck.init(inst, def);
	const origin = numericOriginMap[typeof def.value];
	inst._zod.check = (payload) => {
		if (def.inclusive ? payload.value <= def.value : payload.value < def.value) return;
		payload.issues.push({
			origin: numericOriginMap[typeof payload.value] ?? origin,
			code: "too_big",
			maximum: typeof def.value === "object" ? def.value.getTime() : def.value,
			input: payload.value,
			inclusive: def.inclusive,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckGreaterThan = /*@__PURE__*/ $constructor("$ZodCheckGreaterThan", (inst, def) => {
	$ZodCheck.init(inst, def);
	const origin = numericOriginMap[typeof def.value];
	inst._zod.check = (payload) => {
		if (def.inclusive ? payload.value >= def.value : payload.value > def.value) return;
		payload.issues.push({
			origin: numericOriginMap[typeof payload.value] ?? origin,
			code: "too_small",
			minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
			input: payload.value,
			inclusive: def.inclusive,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMultipleOf = /*@__PURE__*/ $constructor("$ZodCheckMultipleOf", (inst, def) => {
	$ZodCheck.init(inst, def);
	inst._zod.check = (payload) => {
		if (typeof payload.value !== typeof def.value) throw new Error("Cannot mix number and bigint in multiple_of check.");
		if (typeof payload.value === "bigint" ? def.value !== BigInt(0) && payload.value % def.value === BigInt(0) : floatSafeRemainder(payload.value, def.value) === 0) return;
		payload.issues.push({
			origin: typeof payload.value,
			code: "not_multiple_of",
			divisor: def.value,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckNumberFormat = /*@__PURE__*/ $constructor("$ZodCheckNumberFormat", (inst, def) => {
	$ZodCheck.init(inst, def);
	def.format = def.format || "float64";
	const isInt = def.format?.includes("int");
	const origin = isInt ? "int" : "number";
	const [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
	inst._zod.check = (payload) => {
		const input = payload.value;
		if (isInt) {
			if (!Number.isInteger(input)) {
				payload.issues.push({
					expected: origin,
					format: def.format,
					code: "invalid_type",
					continue: false,
					input,
					inst
				});
				return;
			}
			if (!Number.isSafeInteger(input)) {
				if (input > 0) payload.issues.push({
					input,
					code: "too_big",
					maximum: Number.MAX_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				else payload.issues.push({
					input,
					code: "too_small",
					minimum: Number.MIN_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				return;
			}
		}
		if (input < minimum) payload.issues.push({
			origin: "number",
			input,
			code: "too_small",
			minimum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
		if (input > maximum) payload.issues.push({
			origin: "number",
			input,
			code: "too_big",
			maximum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMaxLength = /*@__PURE__*/ $constructor("$ZodCheckMaxLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units > def.maximum ? codePointLength(input) : units) <= def.maximum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_big",
			maximum: def.maximum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMinLength = /*@__PURE__*/ $constructor("$ZodCheckMinLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units >= def.minimum && units < def.minimum * 2 ? codePointLength(input) : units) >= def.minimum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_small",
			minimum: def.minimum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckLengthEquals = /*@__PURE__*/ $constructor("$ZodCheckLengthEquals", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		const length = typeof input === "string" && units >= def.length && units <= def.length * 2 ? codePointLength(input) : units;
		if (length === def.length) return;
		const origin = getLengthableOrigin(input);
		const tooBig = length > def.length;
		payload.issues.push({
			origin,
			...tooBig ? {
				code: "too_big",
				maximum: def.length
			} : {
				code: "too_small",
				minimum: def.length
			},
			inclusive: true,
			exact: true,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckStringFormat = /*@__PURE__*/ $constructor("$ZodCheckStringFormat", (inst, def) => {
	var _a, _b;
	$ZodCheck.init(inst, def);
	if (def.pattern) (_a = inst._zod).check ?? (_a.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: def.format,
			input: payload.value,
			...def.pattern ? { pattern: def.pattern.toString() } : {},
			inst,
			continue: !def.abort
		});
	});
	else (_b = inst._zod).check ?? (_b.check = () => {});
});
const $ZodCheckRegex = /*@__PURE__*/ $constructor("$ZodCheckRegex", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "regex",
			input: payload.value,
			pattern: def.pattern.toString(),
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckLowerCase = /*@__PURE__*/ $constructor("$ZodCheckLowerCase", (inst, def) => {
	def.pattern ?? (def.pattern = lowercase);
	$ZodCheckStringFormat.init(inst, def);
});
const $ZodCheckUpperCase = /*@__PURE__*/ $constructor("$ZodCheckUpperCase", (inst, def) => {
	def.pattern ?? (def.pattern = uppercase);
	$ZodCheckStringFormat.init(inst, def);
});
const $ZodCheckIncludes = /*@__PURE__*/ $constructor("$ZodCheckIncludes", (inst, def) => {
	$ZodCheck.init(inst, def);
	const escapedRegex = escapeRegex(def.includes);
	def.pattern = new RegExp(typeof def.position === "number" ? `^.{${def.position},}${escapedRegex}` : escapedRegex);
	inst._zod.check = (payload) => {
		if (payload.value.includes(def.includes, def.position)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "includes",
			includes: def.includes,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckStartsWith = /*@__PURE__*/ $constructor("$ZodCheckStartsWith", (inst, def) => {
	$ZodCheck.init(inst, def);
	const pattern = new RegExp(`^${escapeRegex(def.prefix)}.*`);
	def.pattern ?? (def.pattern = pattern);
	inst._zod.check = (payload) => {
		if (payload.value.startsWith(def.prefix)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "starts_with",
			prefix: def.prefix,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckEndsWith = /*@__PURE__*/ $constructor("$ZodCheckEndsWith", (inst, def) => {
	$ZodCheck.init(inst, def);
	const pattern = new RegExp(`.*${escapeRegex(def.suffix)}$`);
	def.pattern ?? (def.pattern = pattern);
	inst._zod.check = (payload) => {
		if (payload.value.endsWith(def.suffix)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "ends_with",
			suffix: def.suffix,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckOverwrite = /*@__PURE__*/ $constructor("$ZodCheckOverwrite", (inst, def) => {
	$ZodCheck.init(inst, def);
	inst._zod.check = (payload) => {
		payload.value = def.tx(payload.value);
	};
});
// node_modules/zod/v4/core/doc.js
var Doc = class {
	constructor(args = [], closed = {}) {
		this.content = [];
		this.indent = 0;
		this.args = args;
		this.closed = closed;
	}
	indented(fn) {
		this.indent += 1;
		try {
			fn(this);
		} finally {
			this.indent -= 1;
		}
	}
	write(arg) {
		if (typeof arg === "function") {
			arg(this, { execution: "sync" });
			arg(this, { execution: "async" });
			return;
		}
		const lines = arg.split("\n").filter((x) => x);
		const minIndent = Math.min(...lines.map((x) => x.length - x.trimStart().length));
		const dedented = lines.map((x) => x.slice(minIndent)).map((x) => " ".repeat(this.indent * 2) + x);
		for (const line of dedented) this.content.push(line);
	}
	compile() {
		const F = Function;
		const content = this?.content ?? [``];
		return new F(...Object.keys(this.closed), `return function (${this.args.join(", ")}) {\n${content.join("\n")}\n};`)(...Object.values(this.closed));
	}
};
// node_modules/zod/v4/core/versions.js
const version = {
	major: 4,
	minor: 6,
	patch: 7
};
// node_modules/zod/v4/core/schemas.js
const $ZodType = /*@__PURE__*/ $constructor("$ZodType", (inst, def) => {
	var _a;
	inst ?? (inst = {});
	inst._zod.def = def;
	inst._zod.bag = inst._zod.bag || {};
	inst._zod.version = version;
	const defChecks = inst._zod.def.checks;
	const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
	for (const ch of checks) for (const fn of ch._zod.onattach) fn(inst);
	if (checks.length === 0) {
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred?.push(() => {
			inst._zod.run = inst._zod.parse;
		});
	} else {
		const runChecks = (payload, checks, ctx) => {
			if (payload.memo) return payload;
			let isAborted = aborted(payload);
			let asyncResult;
			for (const ch of checks) {
				if (ch._zod.def.when) {
					if (explicitlyAborted(payload)) continue;
					if (!ch._zod.def.when(payload)) continue;
				} else if (isAborted) continue;
				const currLen = payload.issues.length;
				const _ = ch._zod.check(payload);
				if (_ instanceof Promise && ctx?.async === false) throw new $ZodAsyncError();
				if (asyncResult || _ instanceof Promise) asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
					await _;
					if (payload.issues.length === currLen) return;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				});
				else {
					if (payload.issues.length === currLen) continue;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				}
			}
			if (asyncResult) return asyncResult.then(() => {
				return payload;
			});
			return payload;
		};
		const handleCanaryResult = (canary, payload, ctx) => {
			if (aborted(canary)) {
				canary.aborted = true;
				return canary;
			}
			const checkResult = runChecks(payload, checks, ctx);
			if (checkResult instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return checkResult.then((checkResult) => inst._zod.parse(checkResult, ctx));
			}
			return inst._zod.parse(checkResult, ctx);
		};
		inst._zod.run = (payload, ctx) => {
			if (ctx.skipChecks) return inst._zod.parse(payload, ctx);
			if (ctx.direction === "backward") {
				const canary = inst._zod.parse({
					value: payload.value,
					issues: []
				}, {
					...ctx,
					skipChecks: true
				});
				if (canary instanceof Promise) return canary.then((canary) => {
					return handleCanaryResult(canary, payload, ctx);
				});
				return handleCanaryResult(canary, payload, ctx);
			}
			const result = inst._zod.parse(payload, ctx);
			if (result instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return result.then((result) => runChecks(result, checks, ctx));
			}
			return runChecks(result, checks, ctx);
		};
	}
}, {
	get "~standard"() {
		return hide(this, "~standard", standardProps(this));
	},
	set "~standard"(value) {
		own(this, "~standard", value);
	}
});
/** The Standard Schema surface for `inst`. Shared so wrappers can extend it without forcing it. */
const toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config$1())) } : { value: r.value };
async function validateAsync(inst, value) {
	const ctx = { async: true };
	return toStandardResult(await inst._zod.run({
		value,
		issues: []
	}, ctx), ctx);
}
function standardProps(inst) {
	return {
		validate: (value) => {
			const ctx = { async: false };
			try {
				const r = inst._zod.run({
					value,
					issues: []
				}, ctx);
				if (!(r instanceof Promise)) return toStandardResult(r, ctx);
			} catch (_) {}
			return validateAsync(inst, value);
		},
		vendor: "zod",
		version: 1
	};
}
const $ZodString = /*@__PURE__*/ $constructor("$ZodString", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = def.pattern ?? anyString;
	inst._zod.parse = (payload, _) => {
		if (def.coerce) try {
			payload.value = String(payload.value);
		} catch (_) {}
		if (typeof payload.value === "string") return payload;
		payload.issues.push({
			expected: "string",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
const $ZodStringFormat = /*@__PURE__*/ $constructor("$ZodStringFormat", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	$ZodString.init(inst, def);
});
const $ZodGUID = /*@__PURE__*/ $constructor("$ZodGUID", (inst, def) => {
	def.pattern ?? (def.pattern = guid);
	$ZodStringFormat.init(inst, def);
});
const $ZodUUID = /*@__PURE__*/ $constructor("$ZodUUID", (inst, def) => {
	if (def.version) {
		const v = {
			v1: 1,
			v2: 2,
			v3: 3,
			v4: 4,
			v5: 5,
			v6: 6,
			v7: 7,
			v8: 8
		}[def.version];
		if (v === void 0) throw new Error(`Invalid UUID version: "${def.version}"`);
		def.pattern ?? (def.pattern = uuid(v));
	} else def.pattern ?? (def.pattern = uuid());
	$ZodStringFormat.init(inst, def);
});
const $ZodEmail = /*@__PURE__*/ $constructor("$ZodEmail", (inst, def) => {
	def.pattern ?? (def.pattern = email);
	$ZodStringFormat.init(inst, def);
});
function canParseURL(input) {
	try {
		if (typeof URL !== "undefined" && typeof URL.canParse === "function") return URL.canParse(input);
		new URL(input);
		return true;
	} catch {
		return false;
	}
}
function validateURL(trimmed, def) {
	if (!("normalize" in def) && !("hostname" in def) && !("protocol" in def)) return canParseURL(trimmed) || 2;
	return parseURLObject(trimmed, def);
}
/** Parses a URL while preserving the non-normalizing HTTP guard. */
function parseURLObject(trimmed, def) {
	if (!def.normalize && def.protocol?.source === httpProtocol.source && !/^https?:\/\//i.test(trimmed)) return 1;
	try {
		if (typeof URL !== "undefined") {
			const URLStatic = URL;
			if (typeof URLStatic.parse === "function") return URLStatic.parse(trimmed) ?? 2;
		}
		return new URL(trimmed);
	} catch {
		return 2;
	}
}
const asciiTabOrNewline = /[\t\n\r]/g;
/** The URL parser deletes every ASCII tab, LF and CR from its input before it parses, so `new URL("https://exa\nmple.com")` reports on `example.com`. Applying the same deletion to the returned value closes the half of that divergence which can move the host; the parser's other rewrite, stripping C0 controls at the edges, cannot. */
function stripTabAndNewline(value) {
	return value.replace(asciiTabOrNewline, "");
}
function urlHostnameOk(url, hostname) {
	hostname.lastIndex = 0;
	return hostname.test(url.hostname);
}
function urlProtocolOk(url, protocol) {
	protocol.lastIndex = 0;
	return protocol.test(url.protocol.endsWith(":") ? url.protocol.slice(0, -1) : url.protocol);
}
const $ZodURL = /*@__PURE__*/ $constructor("$ZodURL", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		try {
			const trimmed = payload.value.trim();
			const url = validateURL(trimmed, def);
			if (url === 1) {
				payload.issues.push({
					code: "invalid_format",
					format: "url",
					note: "Invalid URL format",
					input: payload.value,
					inst,
					continue: !def.abort
				});
				return;
			}
			if (url === 2) {
				payload.issues.push({
					code: "invalid_format",
					format: "url",
					input: payload.value,
					inst,
					continue: !def.abort
				});
				return;
			}
			if (url === true) {
				payload.value = stripTabAndNewline(trimmed);
				return;
			}
			if (def.hostname && !urlHostnameOk(url, def.hostname)) payload.issues.push({
				code: "invalid_format",
				format: "url",
				note: "Invalid hostname",
				pattern: def.hostname.source,
				input: payload.value,
				inst,
				continue: !def.abort
			});
			if (def.protocol && !urlProtocolOk(url, def.protocol)) payload.issues.push({
				code: "invalid_format",
				format: "url",
				note: "Invalid protocol",
				pattern: def.protocol.source,
				input: payload.value,
				inst,
				continue: !def.abort
			});
			payload.value = def.normalize ? url.href : stripTabAndNewline(trimmed);
			return;
		} catch (_) {
			payload.issues.push({
				code: "invalid_format",
				format: "url",
				input: payload.value,
				inst,
				continue: !def.abort
			});
		}
	};
});
const $ZodEmoji = /*@__PURE__*/ $constructor("$ZodEmoji", (inst, def) => {
	def.pattern ?? (def.pattern = emoji());
	$ZodStringFormat.init(inst, def);
});
const $ZodNanoID = /*@__PURE__*/ $constructor("$ZodNanoID", (inst, def) => {
	if (def.length !== void 0 && (!Number.isInteger(def.length) || def.length < 1)) throw new Error(`Invalid nanoid length: ${def.length}`);
	def.pattern ?? (def.pattern = def.length === void 0 ? nanoid : nanoidOfLength(def.length));
	$ZodStringFormat.init(inst, def);
});
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link $ZodCUID2} instead.
* See https://github.com/paralleldrive/cuid.
*/
const $ZodCUID = /*@__PURE__*/ $constructor("$ZodCUID", (inst, def) => {
	def.pattern ?? (def.pattern = cuid);
	$ZodStringFormat.init(inst, def);
});
const $ZodCUID2 = /*@__PURE__*/ $constructor("$ZodCUID2", (inst, def) => {
	def.pattern ?? (def.pattern = cuid2);
	$ZodStringFormat.init(inst, def);
});
const $ZodULID = /*@__PURE__*/ $constructor("$ZodULID", (inst, def) => {
	def.pattern ?? (def.pattern = ulid);
	$ZodStringFormat.init(inst, def);
});
const $ZodXID = /*@__PURE__*/ $constructor("$ZodXID", (inst, def) => {
	def.pattern ?? (def.pattern = xid);
	$ZodStringFormat.init(inst, def);
});
const $ZodKSUID = /*@__PURE__*/ $constructor("$ZodKSUID", (inst, def) => {
	def.pattern ?? (def.pattern = ksuid);
	$ZodStringFormat.init(inst, def);
});
const $ZodISODateTime = /*@__PURE__*/ $constructor("$ZodISODateTime", (inst, def) => {
	def.pattern ?? (def.pattern = datetime(def));
	$ZodStringFormat.init(inst, def);
});
const $ZodISODate = /*@__PURE__*/ $constructor("$ZodISODate", (inst, def) => {
	def.pattern ?? (def.pattern = date);
	$ZodStringFormat.init(inst, def);
});
const $ZodISOTime = /*@__PURE__*/ $constructor("$ZodISOTime", (inst, def) => {
	def.pattern ?? (def.pattern = time(def));
	$ZodStringFormat.init(inst, def);
});
const $ZodISODuration = /*@__PURE__*/ $constructor("$ZodISODuration", (inst, def) => {
	def.pattern ?? (def.pattern = duration);
	$ZodStringFormat.init(inst, def);
});
const $ZodIPv4 = /*@__PURE__*/ $constructor("$ZodIPv4", (inst, def) => {
	def.pattern ?? (def.pattern = ipv4);
	$ZodStringFormat.init(inst, def);
});
/** An IPv6 address is written with hex digits, colons and dots, and nothing else. The guard is what makes the check below an IPv6 check: `new URL("http://[...]")` parses an authority, not an address, so `@` and `\` re-delimit it and `"::@1\\"` validates against the host `0.0.0.1`. The URL parser also deletes ASCII tab, LF and CR rather than failing, which is how `"::1\n"` validated as `::1`. */
const ipv6Alphabet = /^[0-9a-fA-F:.]+$/;
function isValidIPv6(value) {
	if (!ipv6Alphabet.test(value)) return false;
	return canParseURL(`http://[${value}]`);
}
const $ZodIPv6 = /*@__PURE__*/ $constructor("$ZodIPv6", (inst, def) => {
	def.pattern ?? (def.pattern = ipv6);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (!isValidIPv6(payload.value)) payload.issues.push({
			code: "invalid_format",
			format: "ipv6",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCIDRv4 = /*@__PURE__*/ $constructor("$ZodCIDRv4", (inst, def) => {
	def.pattern ?? (def.pattern = cidrv4);
	$ZodStringFormat.init(inst, def);
});
function isValidCIDRv6(value) {
	const parts = value.split("/");
	if (parts.length !== 2) return false;
	const [address, prefix] = parts;
	if (!prefix) return false;
	const prefixNum = Number(prefix);
	if (`${prefixNum}` !== prefix) return false;
	if (prefixNum < 0 || prefixNum > 128) return false;
	return isValidIPv6(address);
}
const $ZodCIDRv6 = /*@__PURE__*/ $constructor("$ZodCIDRv6", (inst, def) => {
	def.pattern ?? (def.pattern = cidrv6);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (!isValidCIDRv6(payload.value)) payload.issues.push({
			code: "invalid_format",
			format: "cidrv6",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
function isValidBase64(data) {
	if (data === "") return true;
	if (/\s/.test(data)) return false;
	if (data.length % 4 !== 0) return false;
	try {
		atob(data);
		return true;
	} catch {
		return false;
	}
}
const base64Charset = /^[0-9a-zA-Z+/]*={0,2}$/;
const $ZodBase64 = /*@__PURE__*/ $constructor("$ZodBase64", (inst, def) => {
	def.pattern ?? (def.pattern = base64Charset);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidBase64(payload.value)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "base64",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const base64urlCharset = /^[A-Za-z0-9_-]*$/;
function isValidBase64URL(data) {
	if (!base64urlCharset.test(data)) return false;
	const base64 = data.replace(/[-_]/g, (c) => c === "-" ? "+" : "/");
	return isValidBase64(base64.padEnd(Math.ceil(base64.length / 4) * 4, "="));
}
const $ZodBase64URL = /*@__PURE__*/ $constructor("$ZodBase64URL", (inst, def) => {
	def.pattern ?? (def.pattern = base64urlCharset);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidBase64URL(payload.value)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "base64url",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodE164 = /*@__PURE__*/ $constructor("$ZodE164", (inst, def) => {
	def.pattern ?? (def.pattern = e164);
	$ZodStringFormat.init(inst, def);
});
function isValidJWT(token, algorithm = null) {
	try {
		const tokensParts = token.split(".");
		if (tokensParts.length !== 3) return false;
		const [header] = tokensParts;
		if (!header) return false;
		const parsedHeader = JSON.parse(atob(header));
		if ("typ" in parsedHeader && parsedHeader?.typ !== "JWT") return false;
		if (!parsedHeader.alg) return false;
		if (algorithm && (!("alg" in parsedHeader) || parsedHeader.alg !== algorithm)) return false;
		return true;
	} catch {
		return false;
	}
}
const $ZodJWT = /*@__PURE__*/ $constructor("$ZodJWT", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidJWT(payload.value, def.alg)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "jwt",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodNumber = /*@__PURE__*/ $constructor("$ZodNumber", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = number$1;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Number(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) return payload;
		const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
		payload.issues.push({
			expected: "number",
			code: "invalid_type",
			input,
			inst,
			...received ? { received } : {}
		});
		return payload;
	};
});
const $ZodNumberFormat = /*@__PURE__*/ $constructor("$ZodNumberFormat", (inst, def) => {
	$ZodCheckNumberFormat.init(inst, def);
	$ZodNumber.init(inst, def);
});
const $ZodBoolean = /*@__PURE__*/ $constructor("$ZodBoolean", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = boolean$1;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Boolean(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "boolean") return payload;
		payload.issues.push({
			expected: "boolean",
			code: "invalid_type",
			input,
			inst
		});
		return payload;
	};
});
const $ZodUnknown = /*@__PURE__*/ $constructor("$ZodUnknown", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload) => payload;
});
const $ZodNever = /*@__PURE__*/ $constructor("$ZodNever", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _ctx) => {
		payload.issues.push({
			expected: "never",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
function capSize(inst, size) {
	const caps = sizeCaps(inst._zod.def.checks);
	if (!caps.length) return;
	const cap = Math.min(...caps.map((c) => c[0]));
	const parse = inst._zod.parse;
	inst._zod.parse = (payload, ctx) => {
		const n = size(payload.value);
		if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
			for (const [max, ch] of sizeCaps(inst._zod.def.checks)) if (n > max && ch._zod.def.when(payload)) {
				const start = payload.issues.length;
				ch._zod.check(payload);
				payload.issues[start].continue = false;
				attachSchema(payload.issues, start, inst);
				return payload;
			}
		}
		return parse(payload, ctx);
	};
}
const arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
	if (result.issues.length) final.issues.push(...prefixIssues(index, result.issues));
	final.value[index] = result.value;
}
const $ZodArray = /*@__PURE__*/ $constructor("$ZodArray", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!Array.isArray(input)) {
			payload.issues.push({
				expected: "array",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
		const proms = [];
		const abortEarly = ctx?.abortEarly;
		for (let i = 0; i < input.length; i++) {
			const item = input[i];
			const result = def.element._zod.run({
				value: item,
				issues: []
			}, ctx);
			if (result instanceof Promise) proms.push(result.then((result) => handleArrayResult(result, payload, i)));
			else {
				handleArrayResult(result, payload, i);
				if (abortEarly && result.issues.length !== 0 && aborted(result)) break;
			}
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
	capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
	const isPresent = key in input;
	const isOptionalOut = optout === "optional";
	if (!isPresent && isOptionalOut && optin === "optional") return;
	if (result.issues.length) {
		if (optin !== void 0 && isOptionalOut && !isPresent) return;
		final.issues.push(...prefixIssues(key, result.issues));
	}
	if (!isPresent && optin === void 0) {
		if (!result.issues.length) final.issues.push({
			code: "invalid_type",
			expected: "nonoptional",
			input: void 0,
			path: [key]
		});
		return;
	}
	if (result.value === void 0) {
		if (isPresent || optin === "defaulted" && !isOptionalOut) final.value[key] = void 0;
	} else final.value[key] = result.value;
}
const NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
	const keys = Object.keys(def.shape);
	const ownSymbols = Object.getOwnPropertySymbols(def.shape);
	const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
	const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
	for (const k of allKeys) if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
	const okeys = optionalKeys(def.shape);
	return {
		...def,
		allKeys,
		symbolKeys,
		keySet: new Set(keys),
		numKeys: keys.length,
		optionalKeys: new Set(okeys)
	};
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
	const unrecognized = [];
	const keySet = def.keySet;
	const _catchall = def.catchall._zod;
	const t = _catchall.def.type;
	const optin = _catchall.optin;
	const optout = _catchall.optout;
	let seen = 0;
	for (const key in input) {
		if (abortEarly && payload.issues.length !== seen) {
			if (aborted(payload, seen)) break;
			seen = payload.issues.length;
		}
		if (keySet.has(key)) continue;
		if (key === "__proto__") {
			if (t === "never") unrecognized.push(key);
			continue;
		}
		if (t === "never") {
			unrecognized.push(key);
			continue;
		}
		const r = _catchall.run({
			value: input[key],
			issues: []
		}, ctx);
		if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
		else handlePropertyResult(r, payload, key, input, optin, optout);
	}
	if (unrecognized.length) payload.issues.push({
		code: "unrecognized_keys",
		keys: unrecognized,
		input,
		inst,
		continue: true
	});
	if (!proms.length) return payload;
	return Promise.all(proms).then(() => {
		return payload;
	});
}
const $ZodObject = /*@__PURE__*/ $constructor("$ZodObject", (inst, def) => {
	$ZodType.init(inst, def);
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	const sh = desc?.get ? desc.get.raw : def.shape ?? {};
	if (sh) {
		const get = () => {
			const newSh = { ...sh };
			Object.defineProperty(def, "shape", { value: newSh });
			get.raw = newSh;
			return newSh;
		};
		get.raw = sh;
		Object.defineProperty(def, "shape", { get });
	}
	const _normalized = cached(() => normalizeDef(def));
	defineLazyInternal(inst, "propValues", (zod) => {
		const shape = zod.def.shape;
		const propValues = {};
		for (const key in shape) {
			const field = shape[key]._zod;
			if (field.values) {
				if (!Object.prototype.hasOwnProperty.call(propValues, key)) assignProp(propValues, key, /* @__PURE__ */ new Set());
				for (const v of field.values) propValues[key].add(v);
				if (field.optin !== void 0) propValues[key].add(void 0);
			}
		}
		return propValues;
	});
	const isObject$1 = isObject;
	const catchall = def.catchall;
	let value;
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		value ?? (value = _normalized.value);
		const input = payload.value;
		if (!isObject$1(input)) {
			payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
		const proms = [];
		const shape = value.shape;
		const abortEarly = ctx?.abortEarly;
		let seen = payload.issues.length;
		for (const key of value.allKeys) {
			if (abortEarly && payload.issues.length !== seen) {
				if (aborted(payload, seen)) break;
				seen = payload.issues.length;
			}
			if (key === "__proto__") continue;
			const el = shape[key];
			const optin = el._zod.optin;
			const optout = el._zod.optout;
			const r = el._zod.run({
				value: input[key],
				issues: []
			}, ctx);
			if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
			else handlePropertyResult(r, payload, key, input, optin, optout);
		}
		if (!catchall) return proms.length ? Promise.all(proms).then(() => payload) : payload;
		return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
	};
});
const $ZodObjectJIT = /*@__PURE__*/ $constructor("$ZodObjectJIT", (inst, def) => {
	$ZodObject.init(inst, def);
	const superParse = inst._zod.parse;
	const _normalized = cached(() => normalizeDef(def));
	const memo = globalConfig.memoizer;
	const generateFastpass = (shape) => {
		const normalized = _normalized.value;
		const syms = normalized.symbolKeys;
		const doc = new Doc(["payload", "ctx"], {
			shape,
			inst,
			memo,
			syms
		});
		const parseStr = (k) => `shape[${k}]._zod.run({ value: input[${k}], issues: [] }, ctx)`;
		const prefixStr = (id, k) => `
          let ${id}_ab = false;
          for (let i = 0; i < ${id}.issues.length; i++) {
            const iss = ${id}.issues[i];
            iss.path = iss.path ? [${k}, ...iss.path] : [${k}];
            payload.issues.push(iss);
            if (iss.continue !== true) ${id}_ab = true;
          }
          if (${id}_ab && ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }`;
		doc.write(`const input = payload.value;`);
		const ids = Object.create(null);
		let counter = 0;
		for (const key of normalized.allKeys) ids[key] = `key_${counter++}`;
		doc.write(memo ? `const newResult = memo.alloc(inst, payload, {}, ctx);` : `const newResult = {};`);
		for (const key of normalized.allKeys) {
			if (key === "__proto__") continue;
			const id = ids[key];
			const k = typeof key === "symbol" ? `syms[${syms.indexOf(key)}]` : esc(key);
			const isPresent = `${k} in input`;
			const schema = shape[key];
			const optin = schema?._zod?.optin;
			const isOptionalIn = optin !== void 0;
			const isOptionalOut = schema?._zod?.optout === "optional";
			doc.write(`const ${id} = ${parseStr(k)};`);
			if (isOptionalIn && isOptionalOut) {
				const assign = optin === "optional" ? `${id}_present` : `${id}.value !== undefined || ${id}_present`;
				doc.write(`
        const ${id}_present = ${isPresent};
        if (!${id}.issues.length || ${id}_present) {
          if (${id}.issues.length) {${prefixStr(id, k)}
          }

          if (${assign}) {
            newResult[${k}] = ${id}.value;
          }
        }

      `);
			} else if (!isOptionalIn) doc.write(`
        const ${id}_present = ${isPresent};
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
        if (!${id}_present && !${id}.issues.length) {
          payload.issues.push({
            code: "invalid_type",
            expected: "nonoptional",
            input: undefined,
            path: [${k}]
          });
          if (ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }
        }

        if (${id}_present) {
          newResult[${k}] = ${id}.value;
        }

      `);
			else {
				doc.write(`
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
      `);
				if (optin === "defaulted") doc.write(`newResult[${k}] = ${id}.value;`);
				else doc.write(`
        if (${id}.value !== undefined || ${isPresent}) {
          newResult[${k}] = ${id}.value;
        }
      `);
			}
		}
		doc.write(`payload.value = newResult;`);
		doc.write(`return payload;`);
		return doc.compile();
	};
	let fastpass;
	const isObject$2 = isObject;
	const jit = !globalConfig.jitless;
	const fastEnabled = jit && allowsEval.value;
	const catchall = def.catchall;
	let value;
	inst._zod.parse = (payload, ctx) => {
		value ?? (value = _normalized.value);
		const input = payload.value;
		if (!isObject$2(input)) {
			payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		if (jit && fastEnabled && ctx?.async === false && ctx.jitless !== true) {
			if (!fastpass) fastpass = generateFastpass(def.shape);
			payload = fastpass(payload, ctx);
			if (!catchall) return payload;
			return handleCatchall([], input, payload, ctx, value, inst, ctx?.abortEarly === true);
		}
		return superParse(payload, ctx);
	};
});
function handleUnionResults(results, final, inst, ctx) {
	for (const result of results) if (result.issues.length === 0) {
		final.value = result.value;
		return final;
	}
	const nonaborted = results.filter((r) => !aborted(r));
	if (nonaborted.length === 1) {
		final.value = nonaborted[0].value;
		return nonaborted[0];
	}
	final.issues.push({
		code: "invalid_union",
		input: final.value,
		inst,
		errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config$1())))
	});
	return final;
}
const $ZodUnion = /*@__PURE__*/ $constructor("$ZodUnion", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0);
	defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0);
	defineLazyInternal(inst, "values", (zod) => {
		if (zod.def.options.every((o) => o._zod.values)) return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		if (zod.def.options.every((o) => o._zod.pattern)) {
			const patterns = zod.def.options.map((o) => o._zod.pattern);
			return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
		}
	});
	const first = def.options.length === 1 ? def.options[0]._zod.run : null;
	inst._zod.parse = (payload, ctx) => {
		if (first) return first(payload, ctx);
		let async = false;
		const results = [];
		for (const option of def.options) {
			const result = option._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) {
				results.push(result);
				async = true;
			} else {
				if (result.issues.length === 0) return result;
				results.push(result);
			}
		}
		if (!async) return handleUnionResults(results, payload, inst, ctx);
		return Promise.all(results).then((results) => {
			return handleUnionResults(results, payload, inst, ctx);
		});
	};
});
const $ZodIntersection = /*@__PURE__*/ $constructor("$ZodIntersection", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		const left = def.left._zod.run({
			value: input,
			issues: []
		}, ctx);
		const right = def.right._zod.run({
			value: input,
			issues: []
		}, ctx);
		if (left instanceof Promise || right instanceof Promise) return Promise.all([left, right]).then(([left, right]) => {
			return handleIntersectionResults(payload, left, right);
		});
		return handleIntersectionResults(payload, left, right);
	};
});
function mergeValues(a, b) {
	if (a === b) return {
		valid: true,
		data: a
	};
	if (a instanceof Date && b instanceof Date && +a === +b) return {
		valid: true,
		data: a
	};
	if (isPlainObject(a) && isPlainObject(b)) {
		const bKeys = Object.keys(b);
		const sharedKeys = Object.keys(a).filter((key) => bKeys.indexOf(key) !== -1);
		const newObj = {
			...a,
			...b
		};
		if (Object.prototype.hasOwnProperty.call(newObj, "__proto__")) delete newObj.__proto__;
		for (const key of sharedKeys) {
			if (key === "__proto__") continue;
			const sharedValue = mergeValues(a[key], b[key]);
			if (!sharedValue.valid) return {
				valid: false,
				mergeErrorPath: [key, ...sharedValue.mergeErrorPath]
			};
			newObj[key] = sharedValue.data;
		}
		return {
			valid: true,
			data: newObj
		};
	}
	if (Array.isArray(a) && Array.isArray(b)) {
		if (a.length !== b.length) return {
			valid: false,
			mergeErrorPath: []
		};
		const newArray = [];
		for (let index = 0; index < a.length; index++) {
			const itemA = a[index];
			const itemB = b[index];
			const sharedValue = mergeValues(itemA, itemB);
			if (!sharedValue.valid) return {
				valid: false,
				mergeErrorPath: [index, ...sharedValue.mergeErrorPath]
			};
			newArray.push(sharedValue.data);
		}
		return {
			valid: true,
			data: newArray
		};
	}
	return {
		valid: false,
		mergeErrorPath: []
	};
}
function handleIntersectionResults(result, left, right) {
	const unrecKeys = /* @__PURE__ */ new Map();
	let unrecIssue;
	const keyIssues = /* @__PURE__ */ new Map();
	const collect = (iss, side) => {
		let keys;
		if (iss.code === "unrecognized_keys" && !iss.path?.length) {
			unrecIssue ?? (unrecIssue = iss);
			keys = iss.keys;
		} else if (iss.code === "invalid_key" && iss.origin === "record" && iss.path?.length === 1) {
			const k = String(iss.path[0]);
			if (!keyIssues.has(k)) keyIssues.set(k, iss);
			keys = [k];
		} else return false;
		for (const k of keys) {
			if (!unrecKeys.has(k)) unrecKeys.set(k, {});
			unrecKeys.get(k)[side] = true;
		}
		return true;
	};
	for (const iss of left.issues) if (!collect(iss, "l")) result.issues.push(iss);
	for (const iss of right.issues) if (!collect(iss, "r")) result.issues.push(iss);
	const bothKeys = [...unrecKeys].filter(([, f]) => f.l && f.r).map(([k]) => k);
	if (bothKeys.length) {
		const aggregated = unrecIssue ? bothKeys.filter((k) => unrecIssue.keys.includes(k)) : [];
		if (aggregated.length) result.issues.push({
			...unrecIssue,
			keys: aggregated
		});
		for (const k of bothKeys) if (!aggregated.includes(k) && keyIssues.has(k)) result.issues.push(keyIssues.get(k));
	}
	const merged = mergeValues(left.value, right.value);
	if (!merged.valid) {
		if (aborted(result)) return result;
		throw new Error(`Unmergable intersection. Error path: ${JSON.stringify(merged.mergeErrorPath)}`);
	}
	result.value = merged.data;
	return result;
}
const $ZodRecord = /*@__PURE__*/ $constructor("$ZodRecord", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!isPlainObject(input)) {
			payload.issues.push({
				expected: "record",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		const proms = [];
		const values = def.keyType._zod.values;
		if (values && !def.partial) {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			const recordKeys = /* @__PURE__ */ new Set();
			for (const key of values) if (typeof key === "string" || typeof key === "number" || typeof key === "symbol") {
				recordKeys.add(typeof key === "number" ? key.toString() : key);
				if (key === "__proto__") continue;
				const keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (keyResult.issues.length) {
					payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config$1())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			let unrecognized;
			for (const key in input) if (!recordKeys.has(key)) {
				if (def.mode === "loose") {
					if (key === "__proto__") continue;
					payload.value[key] = input[key];
				} else {
					unrecognized = unrecognized ?? [];
					unrecognized.push(key);
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		} else {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			let unrecognized;
			for (const key of Reflect.ownKeys(input)) {
				if (key === "__proto__") continue;
				if (!Object.prototype.propertyIsEnumerable.call(input, key)) continue;
				let keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (typeof key === "string" && number$1.test(key) && keyResult.issues.length) {
					const retryResult = def.keyType._zod.run({
						value: Number(key),
						issues: []
					}, ctx);
					if (retryResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
					if (retryResult.issues.length === 0) keyResult = retryResult;
				}
				if (keyResult.issues.length) {
					if (def.mode === "loose") payload.value[key] = input[key];
					else if (values) {
						unrecognized = unrecognized ?? [];
						unrecognized.push(key);
					} else payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config$1())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
});
const $ZodEnum = /*@__PURE__*/ $constructor("$ZodEnum", (inst, def) => {
	$ZodType.init(inst, def);
	const values = getEnumValues(def.entries);
	const valuesSet = new Set(values);
	inst._zod.values = valuesSet;
	defineLazyInternal(inst, "pattern", (zod) => {
		const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
		return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (valuesSet.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodLiteral = /*@__PURE__*/ $constructor("$ZodLiteral", (inst, def) => {
	$ZodType.init(inst, def);
	const values = new Set(def.values);
	inst._zod.values = values;
	defineLazyInternal(inst, "pattern", (zod) => {
		const vals = zod.def.values;
		return new RegExp(vals.length ? `^(${vals.map((o) => typeof o === "string" ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (values.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values: def.values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodTransform = /*@__PURE__*/ $constructor("$ZodTransform", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "optional";
	globalConfig.memoizer?.guard(inst);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
		const _out = def.transform(payload.value, payload);
		if (ctx.async) return (_out instanceof Promise ? _out : Promise.resolve(_out)).then((output) => {
			payload.value = output;
			return payload;
		});
		if (_out instanceof Promise) throw new $ZodAsyncError();
		payload.value = _out;
		return payload;
	};
});
function handleOptionalResult(payload, result) {
	payload.value = result.issues.length ? void 0 : result.value;
	return payload;
}
const $ZodOptional = /*@__PURE__*/ $constructor("$ZodOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	inst._zod.optout = "optional";
	defineLazyInternal(inst, "values", (zod) => {
		const values = zod.def.innerType._zod.values;
		return values ? /* @__PURE__ */ new Set([...values, void 0]) : void 0;
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === void 0) {
			if (def.innerType._zod.optin !== "defaulted") return payload;
			const result = def.innerType._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) return result.then((result) => handleOptionalResult(payload, result));
			return handleOptionalResult(payload, result);
		}
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodExactOptional = /*@__PURE__*/ $constructor("$ZodExactOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	defineLazyInternal(inst, "pattern", (zod) => zod.def.innerType._zod.pattern);
	inst._zod.parse = (payload, ctx) => {
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodNullable = /*@__PURE__*/ $constructor("$ZodNullable", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
	});
	defineLazyInternal(inst, "values", (zod) => {
		return zod.def.innerType._zod.values ? /* @__PURE__ */ new Set([...zod.def.innerType._zod.values, null]) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === null) return payload;
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodDefault = /*@__PURE__*/ $constructor("$ZodDefault", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "defaulted";
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		if (payload.value === void 0) {
			payload.value = def.defaultValue;
			/**
			* $ZodDefault returns the default value immediately in forward direction.
			* It doesn't pass the default value into the validator ("prefault"). There's no reason to pass the default value through validation. The validity of the default is enforced by TypeScript statically. Otherwise, it's the responsibility of the user to ensure the default is valid. In the case of pipes with divergent in/out types, you can specify the default on the `in` schema of your ZodPipe to set a "prefault" for the pipe.   */
			return payload;
		}
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then((result) => handleDefaultResult(result, def));
		return handleDefaultResult(result, def);
	};
});
function handleDefaultResult(payload, def) {
	if (payload.value === void 0) payload.value = def.defaultValue;
	return payload;
}
const $ZodPrefault = /*@__PURE__*/ $constructor("$ZodPrefault", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "defaulted";
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		if (payload.value === void 0) payload.value = def.defaultValue;
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodNonOptional = /*@__PURE__*/ $constructor("$ZodNonOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => {
		const v = zod.def.innerType._zod.values;
		return v ? new Set([...v].filter((x) => x !== void 0)) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then((result) => handleNonOptionalResult(result, inst));
		return handleNonOptionalResult(result, inst);
	};
});
function handleNonOptionalResult(payload, inst) {
	if (!payload.issues.length && payload.value === void 0) payload.issues.push({
		code: "invalid_type",
		expected: "nonoptional",
		input: payload.value,
		inst
	});
	return payload;
}
function handleCatchResult(payload, result, def, ctx) {
	if (!result.issues.length) {
		payload.value = result.value;
		if (result.memo) payload.memo = true;
		return payload;
	}
	payload.value = def.catchValue({
		...result,
		value: payload.value,
		error: { issues: result.issues.map((iss) => finalizeIssue(iss, ctx, config$1())) },
		input: payload.value
	});
	return payload;
}
const $ZodCatch = /*@__PURE__*/ $constructor("$ZodCatch", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		const result = def.innerType._zod.run({
			value: payload.value,
			issues: []
		}, ctx);
		if (result instanceof Promise) return result.then((result) => handleCatchResult(payload, result, def, ctx));
		return handleCatchResult(payload, result, def, ctx);
	};
});
const $ZodPipe = /*@__PURE__*/ $constructor("$ZodPipe", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
	defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
	defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") {
			const right = def.out._zod.run(payload, ctx);
			if (right instanceof Promise) return right.then((right) => handlePipeResult(right, def.in, ctx));
			return handlePipeResult(right, def.in, ctx);
		}
		const left = def.in._zod.run(payload, ctx);
		if (left instanceof Promise) return left.then((left) => handlePipeResult(left, def.out, ctx));
		return handlePipeResult(left, def.out, ctx);
	};
});
function handlePipeResult(left, next, ctx) {
	if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
		left.aborted = true;
		return left;
	}
	return next._zod.run({
		value: left.value,
		issues: left.issues
	}, ctx);
}
const $ZodReadonly = /*@__PURE__*/ $constructor("$ZodReadonly", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "propValues", (zod) => zod.def.innerType._zod.propValues);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType?._zod?.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType?._zod?.optout);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then(handleReadonlyResult);
		return handleReadonlyResult(result);
	};
});
function handleReadonlyResult(payload) {
	if (!payload.memo) payload.value = Object.freeze(payload.value);
	return payload;
}
const $ZodCustom = /*@__PURE__*/ $constructor("$ZodCustom", (inst, def) => {
	$ZodCheck.init(inst, def);
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _) => {
		return payload;
	};
	inst._zod.check = (payload) => {
		const input = payload.value;
		const r = def.fn(input);
		if (r instanceof Promise) return r.then((r) => handleRefineResult(r, payload, input, inst));
		handleRefineResult(r, payload, input, inst);
	};
});
function handleRefineResult(result, payload, input, inst) {
	if (!result) {
		const _iss = {
			code: "custom",
			input,
			inst,
			path: [...inst._zod.def.path ?? []],
			continue: !inst._zod.def.abort
		};
		if (inst._zod.def.params) _iss.params = inst._zod.def.params;
		payload.issues.push(issue(_iss));
	}
}
// node_modules/zod/v4/core/memoizer.js
var $ZodCyclicError = class extends Error {
	constructor() {
		super(`Cannot parse a reference cycle that closes through a transform`);
		this.name = "ZodCyclicError";
	}
};
/** Keyed off the context object every schema in one parse call already shares. */
const STATE = "~memo";
const NO_ISSUES = [];
function isRef(value) {
	return value !== null && typeof value === "object";
}
function cloneIssues(issues) {
	return issues.map((iss) => iss.path ? {
		...iss,
		path: iss.path.slice()
	} : { ...iss });
}
const recursive = /*@__PURE__*/ new WeakMap();
/** What the walk established, in order of certainty: ordered so the strongest answer among children wins. */
const NONE = 0;
const ASSUMED = 1;
const PROVEN = 2;
/** Whether this schema's subtree contains a cycle, so one parse can re-enter it. */
function isRecursive(inst, stack, resolve) {
	const cached = recursive.get(inst);
	if (cached !== void 0) return cached ? PROVEN : NONE;
	if (stack.has(inst)) return PROVEN;
	stack.add(inst);
	let result = NONE;
	const check = (child) => {
		if (result !== PROVEN && child?._zod) {
			const answer = isRecursive(child, stack, resolve);
			if (answer > result) result = answer;
		}
	};
	const shape = (sh, spread) => {
		let answer = NONE;
		for (const key of Reflect.ownKeys(sh)) {
			const desc = Object.getOwnPropertyDescriptor(sh, key);
			if (spread && !desc.enumerable) continue;
			const child = desc.get ? ASSUMED : desc.value?._zod ? isRecursive(desc.value, stack, resolve) : NONE;
			if (child > answer) answer = child;
		}
		return answer;
	};
	const merge = (answer) => {
		if (answer > result) result = answer;
	};
	const def = inst._zod.def;
	switch (def.type) {
		case "object": {
			const raw = rawShape(def);
			merge(raw ? shape(raw, true) : ASSUMED);
			check(def.catchall);
			break;
		}
		case "array":
			check(def.element);
			break;
		case "tuple":
			for (const el of def.items) check(el);
			check(def.rest);
			break;
		case "record":
		case "map":
			check(def.keyType);
			check(def.valueType);
			break;
		case "set":
			check(def.valueType);
			break;
		case "union":
			for (const el of def.options) check(el);
			break;
		case "intersection":
			check(def.left);
			check(def.right);
			break;
		case "optional":
		case "nullable":
		case "default":
		case "prefault":
		case "catch":
		case "readonly":
		case "nonoptional":
		case "promise":
		case "success":
			check(def.innerType);
			break;
		case "pipe":
			check(def.in);
			check(def.out);
			break;
		case "function":
			check(def.input);
			check(def.output);
			break;
		case "lazy": {
			const inner = def._cachedInner ?? (resolve ? inst._zod.innerType : void 0);
			merge(inner ? isRecursive(inner, stack, false) : ASSUMED);
			break;
		}
		case "template_literal":
		case "string":
		case "number":
		case "int":
		case "boolean":
		case "bigint":
		case "symbol":
		case "undefined":
		case "null":
		case "void":
		case "never":
		case "any":
		case "unknown":
		case "date":
		case "nan":
		case "enum":
		case "literal":
		case "file":
		case "transform":
		case "custom": break;
		default: for (const key in def) {
			const desc = Object.getOwnPropertyDescriptor(def, key);
			if (!desc || desc.get) continue;
			const value = desc.value;
			if (!value || typeof value !== "object") continue;
			if (value._zod) check(value);
			else if (Array.isArray(value)) for (const el of value) check(el);
		}
	}
	stack.delete(inst);
	return settle(inst, result);
}
/** An assumed answer must not outlive the resolution that settles it, so only a certain one is cached. */
function settle(inst, answer) {
	if (answer !== ASSUMED) recursive.set(inst, answer === PROVEN);
	return answer;
}
function bucketFor(state, inst) {
	let bucket = state.buckets.get(inst);
	if (!bucket) {
		bucket = /* @__PURE__ */ new WeakMap();
		state.buckets.set(inst, bucket);
	}
	return bucket;
}
let handoff;
const open = [];
const memo = {
	alloc(_inst, payload, empty) {
		const bucket = handoff;
		if (!bucket) return empty;
		handoff = void 0;
		const entry = {
			value: empty,
			issues: null
		};
		bucket.set(payload.value, entry);
		open.push(entry);
		return empty;
	},
	guard(inst) {
		var _a;
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred.push(() => {
			const base = inst._zod.parse;
			const wrapped = (payload, ctx) => {
				if (ctx.direction !== "backward" && isBackEdge(ctx, payload.value)) throw new $ZodCyclicError();
				return base(payload, ctx);
			};
			inst._zod.parse = wrapped;
			if (inst._zod.run === base) inst._zod.run = wrapped;
		});
	},
	attach(inst) {
		var _a;
		let isRecursiveInst;
		let rechecked = false;
		let lastCtx;
		let lastBucket;
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred.push(() => {
			const base = inst._zod.parse;
			const wrapped = (payload, ctx) => {
				if (isRecursiveInst === void 0) {
					const walked = isRecursive(inst, /* @__PURE__ */ new Set(), false);
					if (walked === NONE) {
						inst._zod.parse = base;
						if (inst._zod.run === wrapped) inst._zod.run = base;
						return base(payload, ctx);
					}
					if (walked === PROVEN || rechecked) isRecursiveInst = true;
					else rechecked = true;
				}
				const input = payload.value;
				if (!isRef(input)) return base(payload, ctx);
				let state = ctx[STATE];
				if (!state) {
					state = {
						buckets: /* @__PURE__ */ new WeakMap(),
						backEdges: void 0
					};
					ctx[STATE] = state;
				}
				let bucket;
				if (lastCtx === ctx) bucket = lastBucket;
				else {
					bucket = bucketFor(state, inst);
					lastCtx = ctx;
					lastBucket = bucket;
				}
				const hit = bucket.get(input);
				if (hit) {
					payload.value = hit.value;
					if (hit.issues) {
						if (hit.issues.length) payload.issues.push(...cloneIssues(hit.issues));
					} else {
						payload.memo = true;
						state.backEdges ?? (state.backEdges = /* @__PURE__ */ new WeakSet());
						state.backEdges.add(hit.value);
					}
					return payload;
				}
				handoff = bucket;
				const depth = open.length;
				const result = base(payload, ctx);
				handoff = void 0;
				const entry = open.length > depth ? open.pop() : void 0;
				if (result instanceof Promise) return result.then((r) => {
					if (entry) entry.issues = r.issues.length ? cloneIssues(r.issues) : NO_ISSUES;
					return r;
				});
				if (entry) entry.issues = result.issues.length ? cloneIssues(result.issues) : NO_ISSUES;
				return result;
			};
			inst._zod.parse = wrapped;
			if (inst._zod.run === base) inst._zod.run = wrapped;
		});
	}
};
/** The memoizer that gives containers cycle support. `zod` installs it by default; `zod/mini` opts in with `config({ memoizer: memoizer() })`. */
function memoizer() {
	return memo;
}
/** Whether this value is a node a back-edge resolved to before it finished. */
function isBackEdge(ctx, value) {
	const backEdges = ctx[STATE]?.backEdges;
	return backEdges !== void 0 && isRef(value) && backEdges.has(value);
}
// node_modules/zod/v4/locales/en.js
const error = () => {
	const Sizable = {
		string: {
			unit: "characters",
			verb: "to have"
		},
		file: {
			unit: "bytes",
			verb: "to have"
		},
		array: {
			unit: "items",
			verb: "to have"
		},
		set: {
			unit: "items",
			verb: "to have"
		},
		map: {
			unit: "entries",
			verb: "to have"
		}
	};
	function getSizing(origin) {
		return Sizable[origin] ?? null;
	}
	const FormatDictionary = {
		regex: "input",
		email: "email address",
		url: "URL",
		emoji: "emoji",
		uuid: "UUID",
		uuidv4: "UUIDv4",
		uuidv6: "UUIDv6",
		nanoid: "nanoid",
		guid: "GUID",
		cuid: "cuid",
		cuid2: "cuid2",
		ulid: "ULID",
		xid: "XID",
		ksuid: "KSUID",
		datetime: "ISO datetime",
		date: "ISO date",
		time: "ISO time",
		duration: "ISO duration",
		ipv4: "IPv4 address",
		ipv6: "IPv6 address",
		mac: "MAC address",
		cidrv4: "IPv4 range",
		cidrv6: "IPv6 range",
		base64: "base64-encoded string",
		base64url: "base64url-encoded string",
		json_string: "JSON string",
		e164: "E.164 number",
		currency_code: "currency code",
		credit_card: "credit card number",
		iban: "IBAN",
		jwt: "JWT",
		template_literal: "input"
	};
	const TypeDictionary = { nan: "NaN" };
	function getTypeName(type, input) {
		if (type === "number" && typeof input === "number" && !Number.isFinite(input)) return String(input);
		return TypeDictionary[type] ?? type;
	}
	return (issue) => {
		switch (issue.code) {
			case "invalid_type": return `Invalid input: expected ${getTypeName(issue.expected)}, received ${getTypeName(parsedType(issue.input), issue.input)}`;
			case "invalid_value":
				if (issue.values.length === 1) return `Invalid input: expected ${stringifyPrimitive(issue.values[0])}`;
				return `Invalid option: expected one of ${joinValues(issue.values, "|")}`;
			case "too_big": {
				const adj = issue.exact ? "exactly " : issue.inclusive ? "<=" : "<";
				const sizing = getSizing(issue.origin);
				if (sizing) return `Too big: expected ${issue.origin ?? "value"} to have ${adj}${issue.maximum.toString()} ${sizing.unit ?? "elements"}`;
				return `Too big: expected ${issue.origin ?? "value"} to be ${adj}${issue.maximum.toString()}`;
			}
			case "too_small": {
				const adj = issue.exact ? "exactly " : issue.inclusive ? ">=" : ">";
				const sizing = getSizing(issue.origin);
				if (sizing) return `Too small: expected ${issue.origin} to have ${adj}${issue.minimum.toString()} ${sizing.unit}`;
				return `Too small: expected ${issue.origin} to be ${adj}${issue.minimum.toString()}`;
			}
			case "invalid_format": {
				const _issue = issue;
				if (_issue.format === "starts_with") return `Invalid string: must start with "${_issue.prefix}"`;
				if (_issue.format === "ends_with") return `Invalid string: must end with "${_issue.suffix}"`;
				if (_issue.format === "includes") return `Invalid string: must include "${_issue.includes}"`;
				if (_issue.format === "regex") return `Invalid string: must match pattern ${_issue.pattern}`;
				return `Invalid ${FormatDictionary[_issue.format] ?? issue.format}`;
			}
			case "not_multiple_of": return `Invalid number: must be a multiple of ${issue.divisor}`;
			case "unrecognized_keys": return `Unrecognized key${issue.keys.length > 1 ? "s" : ""}: ${joinValues(issue.keys, ", ")}`;
			case "invalid_key": return `Invalid key in ${issue.origin}`;
			case "invalid_union":
				if (issue.options && Array.isArray(issue.options) && issue.options.length > 0) return `Invalid discriminator value. Expected ${issue.options.map((o) => `'${o}'`).join(" | ")}`;
				if (issue.inclusive === false) return "Invalid input: more than one option matched";
				return "Invalid input";
			case "invalid_element": return `Invalid value in ${issue.origin}`;
			default: return `Invalid input`;
		}
	};
};
function en_default() {
	return { localeError: error() };
}
// node_modules/zod/v4/core/registries.js
var _a;
var $ZodRegistry = class {
	constructor() {
		this._map = /* @__PURE__ */ new WeakMap();
		this._idmap = /* @__PURE__ */ new Map();
	}
	add(schema, ..._meta) {
		const meta = _meta[0];
		this._map.set(schema, meta);
		if (meta && typeof meta === "object" && "id" in meta) this._idmap.set(meta.id, schema);
		return this;
	}
	clear() {
		this._map = /* @__PURE__ */ new WeakMap();
		this._idmap = /* @__PURE__ */ new Map();
		return this;
	}
	remove(schema) {
		const meta = this._map.get(schema);
		if (meta && typeof meta === "object" && "id" in meta) this._idmap.delete(meta.id);
		this._map.delete(schema);
		return this;
	}
	get(schema) {
		const p = schema._zod.parent;
		if (p) {
			const pm = { ...this.get(p) ?? {} };
			delete pm.id;
			const f = {
				...pm,
				...this._map.get(schema)
			};
			return Object.keys(f).length ? f : void 0;
		}
		return this._map.get(schema);
	}
	has(schema) {
		return this._map.has(schema);
	}
};
function registry() {
	return new $ZodRegistry();
}
(_a = globalThis).__zod_globalRegistry ?? (_a.__zod_globalRegistry = registry());
const globalRegistry = globalThis.__zod_globalRegistry;
// node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
	if (def.checks) def.checks = [...def.checks];
	return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class, params) {
	return new Class(snapshotChecks({
		type: "string",
		...normalizeParams(params)
	}));
}
// @__NO_SIDE_EFFECTS__
function _email(Class, params) {
	return new Class({
		type: "string",
		format: "email",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _guid(Class, params) {
	return new Class({
		type: "string",
		format: "guid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuid(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv4(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v4",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv6(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v6",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv7(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v7",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _url(Class, params) {
	return new Class({
		type: "string",
		format: "url",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _emoji(Class, params) {
	return new Class({
		type: "string",
		format: "emoji",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _nanoid(Class, params) {
	return new Class({
		type: "string",
		format: "nanoid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link _cuid2} instead.
* See https://github.com/paralleldrive/cuid.
*/
// @__NO_SIDE_EFFECTS__
function _cuid(Class, params) {
	return new Class({
		type: "string",
		format: "cuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cuid2(Class, params) {
	return new Class({
		type: "string",
		format: "cuid2",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ulid(Class, params) {
	return new Class({
		type: "string",
		format: "ulid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _xid(Class, params) {
	return new Class({
		type: "string",
		format: "xid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ksuid(Class, params) {
	return new Class({
		type: "string",
		format: "ksuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ipv4(Class, params) {
	return new Class({
		type: "string",
		format: "ipv4",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ipv6(Class, params) {
	return new Class({
		type: "string",
		format: "ipv6",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cidrv4(Class, params) {
	return new Class({
		type: "string",
		format: "cidrv4",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cidrv6(Class, params) {
	return new Class({
		type: "string",
		format: "cidrv6",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _base64(Class, params) {
	return new Class({
		type: "string",
		format: "base64",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _base64url(Class, params) {
	return new Class({
		type: "string",
		format: "base64url",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _e164(Class, params) {
	return new Class({
		type: "string",
		format: "e164",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _jwt(Class, params) {
	return new Class({
		type: "string",
		format: "jwt",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDateTime(Class, params) {
	return new Class({
		type: "string",
		format: "datetime",
		check: "string_format",
		offset: false,
		local: false,
		precision: null,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDate(Class, params) {
	return new Class({
		type: "string",
		format: "date",
		check: "string_format",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoTime(Class, params) {
	return new Class({
		type: "string",
		format: "time",
		check: "string_format",
		precision: null,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDuration(Class, params) {
	return new Class({
		type: "string",
		format: "duration",
		check: "string_format",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _number(Class, params) {
	return new Class(snapshotChecks({
		type: "number",
		checks: [],
		...normalizeParams(params)
	}));
}
// @__NO_SIDE_EFFECTS__
function _int(Class, params) {
	return new Class({
		type: "number",
		check: "number_format",
		abort: false,
		format: "safeint",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _boolean(Class, params) {
	return new Class({
		type: "boolean",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _unknown(Class) {
	return new Class({ type: "unknown" });
}
// @__NO_SIDE_EFFECTS__
function _never(Class, params) {
	return new Class({
		type: "never",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _lt(value, params) {
	return new $ZodCheckLessThan({
		check: "less_than",
		...normalizeParams(params),
		value,
		inclusive: false
	});
}
// @__NO_SIDE_EFFECTS__
function _lte(value, params) {
	return new $ZodCheckLessThan({
		check: "less_than",
		...normalizeParams(params),
		value,
		inclusive: true
	});
}
// @__NO_SIDE_EFFECTS__
function _gt(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: false
	});
}
// @__NO_SIDE_EFFECTS__
function _gte(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: true
	});
}
// @__NO_SIDE_EFFECTS__
function _multipleOf(value, params) {
	return new $ZodCheckMultipleOf({
		check: "multiple_of",
		...normalizeParams(params),
		value
	});
}
// @__NO_SIDE_EFFECTS__
function _maxLength(maximum, params) {
	return new $ZodCheckMaxLength({
		check: "max_length",
		...normalizeParams(params),
		maximum
	});
}
// @__NO_SIDE_EFFECTS__
function _minLength(minimum, params) {
	return new $ZodCheckMinLength({
		check: "min_length",
		...normalizeParams(params),
		minimum
	});
}
// @__NO_SIDE_EFFECTS__
function _length(length, params) {
	return new $ZodCheckLengthEquals({
		check: "length_equals",
		...normalizeParams(params),
		length
	});
}
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params) {
	return new $ZodCheckRegex({
		check: "string_format",
		format: "regex",
		...normalizeParams(params),
		pattern
	});
}
// @__NO_SIDE_EFFECTS__
function _lowercase(params) {
	return new $ZodCheckLowerCase({
		check: "string_format",
		format: "lowercase",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uppercase(params) {
	return new $ZodCheckUpperCase({
		check: "string_format",
		format: "uppercase",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _includes(includes, params) {
	return new $ZodCheckIncludes({
		check: "string_format",
		format: "includes",
		...normalizeParams(params),
		includes
	});
}
// @__NO_SIDE_EFFECTS__
function _startsWith(prefix, params) {
	return new $ZodCheckStartsWith({
		check: "string_format",
		format: "starts_with",
		...normalizeParams(params),
		prefix
	});
}
// @__NO_SIDE_EFFECTS__
function _endsWith(suffix, params) {
	return new $ZodCheckEndsWith({
		check: "string_format",
		format: "ends_with",
		...normalizeParams(params),
		suffix
	});
}
// @__NO_SIDE_EFFECTS__
function _overwrite(tx) {
	return new $ZodCheckOverwrite({
		check: "overwrite",
		tx
	});
}
// @__NO_SIDE_EFFECTS__
function _normalize(form) {
	return /* @__PURE__ */ _overwrite((input) => input.normalize(form));
}
// @__NO_SIDE_EFFECTS__
function _trim() {
	return /* @__PURE__ */ _overwrite((input) => input.trim());
}
// @__NO_SIDE_EFFECTS__
function _toLowerCase() {
	return /* @__PURE__ */ _overwrite((input) => input.toLowerCase());
}
// @__NO_SIDE_EFFECTS__
function _toUpperCase() {
	return /* @__PURE__ */ _overwrite((input) => input.toUpperCase());
}
// @__NO_SIDE_EFFECTS__
function _slugify() {
	return /* @__PURE__ */ _overwrite((input) => slugify(input));
}
// @__NO_SIDE_EFFECTS__
function _array(Class, element, params) {
	return new Class({
		type: "array",
		element,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _refine(Class, fn, _params) {
	return new Class({
		type: "custom",
		check: "custom",
		fn,
		...normalizeParams(_params)
	});
}
// @__NO_SIDE_EFFECTS__
function _superRefine(fn, params) {
	const ch = /* @__PURE__ */ _check((payload) => {
		payload.addIssue = (issue$2) => {
			if (typeof issue$2 === "string") payload.issues.push(issue(issue$2, payload.value, ch._zod.def));
			else {
				const _issue = issue$2;
				if (_issue.fatal) _issue.continue = false;
				_issue.code ?? (_issue.code = "custom");
				if (!("input" in _issue)) _issue.input = payload.value;
				_issue.inst ?? (_issue.inst = ch);
				_issue.continue ?? (_issue.continue = !ch._zod.def.abort);
				payload.issues.push(issue(_issue));
			}
		};
		return fn(payload.value, payload);
	}, params);
	return ch;
}
// @__NO_SIDE_EFFECTS__
function _check(fn, params) {
	const ch = new $ZodCheck({
		check: "custom",
		...normalizeParams(params)
	});
	ch._zod.check = fn;
	return ch;
}
// node_modules/zod/v4/core/to-json-schema.js
function assignProps(target, ...sources) {
	for (const source of sources) for (const key of Reflect.ownKeys(source)) if (Object.prototype.propertyIsEnumerable.call(source, key)) assignProp(target, key, source[key]);
	return target;
}
function initializeContext(params) {
	let target = params?.target ?? "draft-2020-12";
	if (target === "draft-4") target = "draft-04";
	if (target === "draft-7") target = "draft-07";
	return {
		processors: params.processors ?? {},
		metadataRegistry: params?.metadata ?? globalRegistry,
		target,
		unrepresentable: params?.unrepresentable ?? "throw",
		override: params?.override ?? (() => {}),
		io: params?.io ?? "output",
		counter: 0,
		seen: /* @__PURE__ */ new Map(),
		sharedDefsExtractedFor: void 0,
		sharedEmitDoneFor: void 0,
		cycles: params?.cycles ?? "ref",
		reused: params?.reused ?? "inline",
		intersections: [],
		deferred: [],
		external: params?.external ?? void 0
	};
}
/**
* Applies the `unrepresentable` setting at a site that has no JSON Schema equivalent. Throws
* `message` unless the setting (or the handler's return value) says otherwise. Returns `true` if a
* custom JSON Schema was written into `json`, in which case the caller must not write its own.
*/
function handleUnrepresentable(schema, ctx, json, params, message) {
	const result = typeof ctx.unrepresentable === "function" ? ctx.unrepresentable({
		zodSchema: schema,
		path: params.path,
		message
	}) : ctx.unrepresentable;
	if (result === "any") return false;
	if (result === void 0 || result === "throw") throw new Error(message);
	Object.assign(json, result);
	return true;
}
function processSchema(schema, ctx, _params = {
	path: [],
	schemaPath: []
}) {
	var _a;
	const def = schema._zod.def;
	const seen = ctx.seen.get(schema);
	if (seen) {
		seen.count++;
		if (_params.schemaPath.includes(schema)) seen.cycle = _params.path;
		return seen.schema;
	}
	const result = {
		schema: {},
		count: 1,
		cycle: void 0,
		path: _params.path
	};
	ctx.seen.set(schema, result);
	ctx.sharedDefsExtractedFor = void 0;
	ctx.sharedEmitDoneFor = void 0;
	const overrideSchema = schema._zod.toJSONSchema?.();
	if (overrideSchema) result.schema = overrideSchema;
	else {
		const params = {
			..._params,
			schemaPath: [..._params.schemaPath, schema],
			path: _params.path
		};
		if (schema._zod.processJSONSchema) schema._zod.processJSONSchema(ctx, result.schema, params);
		else {
			const _json = result.schema;
			const processor = ctx.processors[def.type];
			if (!processor) throw new Error(`[toJSONSchema]: Non-representable type encountered: ${def.type}`);
			processor(schema, ctx, _json, params);
		}
		const parent = schema._zod.parent;
		if (parent) {
			if (!result.ref) result.ref = parent;
			processSchema(parent, ctx, params);
			ctx.seen.get(parent).isParent = true;
		}
	}
	const meta = ctx.metadataRegistry.get(schema);
	if (meta) assignProps(result.schema, meta);
	if (ctx.io === "input" && isTransforming(schema)) {
		delete result.schema.examples;
		delete result.schema.default;
	}
	if (ctx.io === "input" && "_prefault" in result.schema) (_a = result.schema).default ?? (_a.default = result.schema._prefault);
	delete result.schema._prefault;
	return ctx.seen.get(schema).schema;
}
function encodeJSONPointerSegment(segment) {
	return segment.replace(/~/g, "~0").replace(/\//g, "~1");
}
function extractDefs(ctx, schema) {
	const root = ctx.seen.get(schema);
	if (!root) throw new Error("Unprocessed schema. This is a bug in Zod.");
	if (ctx.external && ctx.sharedDefsExtractedFor === ctx.external) return;
	const idToSchema = /* @__PURE__ */ new Map();
	for (const entry of ctx.seen.entries()) {
		const id = ctx.metadataRegistry.get(entry[0])?.id;
		if (id) {
			const existing = idToSchema.get(id);
			if (existing && existing !== entry[0]) throw new Error(`Duplicate schema id "${id}" detected during JSON Schema conversion. Two different schemas cannot share the same id when converted together.`);
			idToSchema.set(id, entry[0]);
		}
	}
	const makeURI = (entry) => {
		const defsSegment = ctx.target === "draft-2020-12" ? "$defs" : "definitions";
		if (ctx.external) {
			const externalId = ctx.external.registry.get(entry[0])?.id;
			const uriGenerator = ctx.external.uri ?? ((id) => id);
			if (externalId) return { ref: uriGenerator(externalId) };
			const id = entry[1].defId ?? entry[1].schema.id ?? `schema${ctx.counter++}`;
			entry[1].defId = id;
			return {
				defId: id,
				ref: `${uriGenerator("__shared")}#/${defsSegment}/${encodeJSONPointerSegment(id)}`
			};
		}
		const uriPrefix = `#`;
		const defUriPrefix = `${uriPrefix}/${defsSegment}/`;
		if (entry[1] === root && !entry[1].schema.id) return { ref: uriPrefix };
		const defId = entry[1].schema.id ?? `__schema${ctx.counter++}`;
		return {
			defId,
			ref: defUriPrefix + encodeJSONPointerSegment(defId)
		};
	};
	const extractToDef = (entry) => {
		if (entry[1].schema.$ref) return;
		const seen = entry[1];
		const { ref, defId } = makeURI(entry);
		seen.def = { ...seen.schema };
		if (defId) seen.defId = defId;
		const schema = seen.schema;
		for (const key in schema) delete schema[key];
		schema.$ref = ref;
	};
	if (ctx.cycles === "throw") for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (seen.cycle) throw new Error(`Cycle detected: #/${seen.cycle?.join("/")}/<root>

Set the \`cycles\` parameter to \`"ref"\` to resolve cyclical schemas with defs.`);
	}
	for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (schema === entry[0]) {
			extractToDef(entry);
			continue;
		}
		if (ctx.external) {
			const ext = ctx.external.registry.get(entry[0])?.id;
			if (schema !== entry[0] && ext) {
				extractToDef(entry);
				continue;
			}
		}
		if (ctx.metadataRegistry.get(entry[0])?.id) {
			extractToDef(entry);
			continue;
		}
		if (seen.cycle) {
			extractToDef(entry);
			continue;
		}
		if (seen.count > 1) {
			if (ctx.reused === "ref") extractToDef(entry);
		}
	}
	if (ctx.external) ctx.sharedDefsExtractedFor = ctx.external;
}
/** Rewrites `anyOf: [{type: "a"}, {type: "b"}]` to `type: ["a", "b"]`, which every JSON Schema draft treats as equivalent and most consumers render far better for the nullable case. Only branches that are a bare type assertion qualify — anything carrying a constraint, `$ref`, `const` or metadata is left alone. Runs after `flattenRef`, so a branch an override decorated or `$defs` extraction turned into a `$ref` is no longer bare and correctly stays in `anyOf`. `oneOf` is excluded: `integer` and `number` overlap, so "exactly one" and "at least one" are not the same there. OpenAPI 3.0 is excluded: its `type` must be a single string. */
function compactTypeUnion(schema) {
	const options = schema.anyOf;
	if (!Array.isArray(options) || options.length === 0 || schema.type !== void 0) return;
	const types = [];
	for (const option of options) {
		if (!option || typeof option !== "object") return;
		compactTypeUnion(option);
		const keys = Object.keys(option);
		if (keys.length !== 1 || keys[0] !== "type") return;
		const type = option.type;
		for (const member of Array.isArray(type) ? type : [type]) {
			if (typeof member !== "string") return;
			if (!types.includes(member)) types.push(member);
		}
	}
	delete schema.anyOf;
	schema.type = types.length === 1 ? types[0] : types;
}
/** Keywords `foldIntersection` knows how to combine. Anything else — `$ref`, `patternProperties`,
* an annotation like `description` — makes a member unfoldable, so a constraint this does not
* understand leaves the `allOf` alone instead of being silently dropped or misattributed. */
const FOLDABLE_KEYS = /* @__PURE__ */ new Set([
	"type",
	"properties",
	"required",
	"additionalProperties"
]);
const UNION_KEYS = ["oneOf", "anyOf"];
/** A member's constraint on a key it does not declare itself. A `catchall` states one; `false`, an absent `additionalProperties`, and the empty schema a loose object emits state nothing. */
function undeclaredConstraint(member) {
	const extra = member.additionalProperties;
	if (extra === void 0 || extra === false || typeof extra !== "object" || extra === null) return null;
	return Object.keys(extra).length ? extra : null;
}
/** Combines object members into the single object they describe together, or returns `null` if any of them carries a keyword outside {@link FOLDABLE_KEYS}. */
function foldObjects(members) {
	const objects = [];
	for (const member of members) {
		if (typeof member !== "object" || member.type !== "object") return null;
		for (const key in member) if (!FOLDABLE_KEYS.has(key)) return null;
		objects.push(member);
	}
	const properties = {};
	const required = /* @__PURE__ */ new Set();
	for (const object of objects) {
		for (const key in object.properties) {
			if (Object.prototype.hasOwnProperty.call(properties, key)) continue;
			const parts = [];
			for (const other of objects) {
				const part = other.properties?.[key] ?? undeclaredConstraint(other);
				if (part === null || part === void 0) continue;
				if (!parts.some((seen) => JSON.stringify(seen) === JSON.stringify(part))) parts.push(part);
			}
			assignProp(properties, key, parts.length === 1 ? parts[0] : foldObjects(parts) ?? { allOf: parts });
		}
		for (const key of object.required ?? []) required.add(key);
	}
	const folded = {
		type: "object",
		properties
	};
	if (required.size) folded.required = [...required];
	if (objects.every((object) => object.additionalProperties === false)) folded.additionalProperties = false;
	else {
		const constraints = [];
		for (const object of objects) {
			const constraint = undeclaredConstraint(object);
			if (constraint && !constraints.some((seen) => JSON.stringify(seen) === JSON.stringify(constraint))) constraints.push(constraint);
		}
		if (constraints.length === 1) folded.additionalProperties = constraints[0];
		else if (constraints.length > 1) folded.additionalProperties = { allOf: constraints };
	}
	return folded;
}
/** `additionalProperties` in an `allOf` member sees only that member's own `properties`, so two
* closed object members reject each other's keys and the schema validates nothing. Zod's parser
* pools the key sets instead — `handleIntersectionResults` reports a key as unrecognized only when
* *every* side rejects it — so the emitted schema has to pool them too, and folding the members
* into one object is the encoding that says so on every target.
*
* This runs from `finalize`, after `extractDefs`, which is what keeps it clear of the `$ref`
* machinery: a member extracted into `$defs` is already a `$ref` by now and declines to fold, so it
* keeps its reference and its own closedness rather than being inlined as a stale copy. */
function foldIntersection(json) {
	const allOf = json.allOf;
	if (!Array.isArray(allOf) || allOf.length < 2) return;
	for (const key of FOLDABLE_KEYS) if (key in json) return;
	const unions = allOf.filter((m) => UNION_KEYS.some((k) => Array.isArray(m[k])));
	let folded = null;
	if (!unions.length) folded = foldObjects(allOf);
	else {
		const union = unions[0];
		const keyword = UNION_KEYS.find((k) => Array.isArray(union[k]));
		if (Object.keys(union).length !== 1) return;
		const rest = allOf.filter((m) => m !== union);
		const branches = union[keyword].map((branch) => foldObjects([...rest, branch]));
		if (branches.some((b) => !b)) return;
		folded = { [keyword]: branches };
	}
	if (!folded) return;
	delete json.allOf;
	assignProps(json, folded);
}
function finalize(ctx, schema) {
	const root = ctx.seen.get(schema);
	if (!root) throw new Error("Unprocessed schema. This is a bug in Zod.");
	const flattenRef = (zodSchema) => {
		const seen = ctx.seen.get(zodSchema);
		if (seen.ref === null) return;
		const schema = seen.def ?? seen.schema;
		const _cached = { ...schema };
		const ref = seen.ref;
		seen.ref = null;
		if (ref) {
			flattenRef(ref);
			const refSeen = ctx.seen.get(ref);
			const refSchema = refSeen.schema;
			if (refSchema.$ref && (ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0")) {
				schema.allOf = schema.allOf ?? [];
				schema.allOf.push(refSchema);
			} else assignProps(schema, refSchema);
			assignProps(schema, _cached);
			if (zodSchema._zod.parent === ref) for (const key in schema) {
				if (key === "$ref" || key === "allOf") continue;
				if (!(key in _cached)) delete schema[key];
			}
			if (refSchema.$ref && refSeen.def) for (const key in schema) {
				if (key === "$ref" || key === "allOf") continue;
				if (key in refSeen.def && JSON.stringify(schema[key]) === JSON.stringify(refSeen.def[key])) delete schema[key];
			}
		}
		const parent = zodSchema._zod.parent;
		if (parent && parent !== ref) {
			flattenRef(parent);
			const parentSeen = ctx.seen.get(parent);
			if (parentSeen?.schema.$ref) {
				schema.$ref = parentSeen.schema.$ref;
				if (parentSeen.def) for (const key in schema) {
					if (key === "$ref" || key === "allOf") continue;
					if (key in parentSeen.def && JSON.stringify(schema[key]) === JSON.stringify(parentSeen.def[key])) delete schema[key];
				}
			}
		}
		ctx.override({
			zodSchema,
			jsonSchema: schema,
			path: seen.path ?? []
		});
	};
	if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) {
		for (const entry of [...ctx.seen.entries()].reverse()) flattenRef(entry[0]);
		if (ctx.target !== "openapi-3.0") for (const entry of ctx.seen.entries()) compactTypeUnion(entry[1].def ?? entry[1].schema);
		for (const rewrite of ctx.deferred) rewrite();
		if (ctx.intersections.length) {
			const carriers = /* @__PURE__ */ new Map();
			for (const seen of ctx.seen.values()) for (const json of [seen.schema, seen.def]) {
				const allOf = json?.allOf;
				if (!Array.isArray(allOf)) continue;
				const existing = carriers.get(allOf);
				if (existing) existing.push(json);
				else carriers.set(allOf, [json]);
			}
			for (const allOf of ctx.intersections) for (const json of carriers.get(allOf) ?? []) foldIntersection(json);
		}
	}
	const result = {};
	if (ctx.target === "draft-2020-12") result.$schema = "https://json-schema.org/draft/2020-12/schema";
	else if (ctx.target === "draft-07") result.$schema = "http://json-schema.org/draft-07/schema#";
	else if (ctx.target === "draft-04") result.$schema = "http://json-schema.org/draft-04/schema#";
	else if (ctx.target === "openapi-3.0") {}
	if (ctx.external?.uri) {
		const id = ctx.external.registry.get(schema)?.id;
		if (!id) throw new Error("Schema is missing an `id` property");
		result.$id = ctx.external.uri(id);
	}
	assignProps(result, root.defId ? root.schema : root.def ?? root.schema);
	const rootMetaId = ctx.metadataRegistry.get(schema)?.id;
	if (rootMetaId !== void 0 && result.id === rootMetaId) delete result.id;
	const defs = ctx.external?.defs ?? {};
	if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (seen.def && seen.defId) {
			if (seen.def.id === seen.defId) delete seen.def.id;
			assignProp(defs, seen.defId, seen.def);
		}
	}
	if (ctx.external) ctx.sharedEmitDoneFor = ctx.external;
	if (ctx.external) {} else if (Object.keys(defs).length > 0) {
		if (ctx.target === "draft-2020-12") result.$defs = defs;
		else result.definitions = defs;
	}
	try {
		const finalized = JSON.parse(JSON.stringify(result));
		Object.defineProperty(finalized, "~standard", {
			value: {
				...schema["~standard"],
				jsonSchema: {
					input: createStandardJSONSchemaMethod(schema, "input", ctx.processors),
					output: createStandardJSONSchemaMethod(schema, "output", ctx.processors)
				}
			},
			enumerable: false,
			writable: false
		});
		return finalized;
	} catch (_err) {
		throw new Error("Error converting schema to JSON.");
	}
}
function isTransforming(_schema, _ctx) {
	const ctx = _ctx ?? { seen: /* @__PURE__ */ new Set() };
	if (ctx.seen.has(_schema)) return false;
	ctx.seen.add(_schema);
	const def = _schema._zod.def;
	if (def.type === "transform") return true;
	if (def.type === "array") return isTransforming(def.element, ctx);
	if (def.type === "set") return isTransforming(def.valueType, ctx);
	if (def.type === "lazy") return isTransforming(def.getter(), ctx);
	if (def.type === "promise" || def.type === "optional" || def.type === "nonoptional" || def.type === "nullable" || def.type === "readonly" || def.type === "default" || def.type === "prefault" || def.type === "catch") return isTransforming(def.innerType, ctx);
	if (def.type === "intersection") return isTransforming(def.left, ctx) || isTransforming(def.right, ctx);
	if (def.type === "record" || def.type === "map") return isTransforming(def.keyType, ctx) || isTransforming(def.valueType, ctx);
	if (def.type === "pipe") {
		if (_schema._zod.traits.has("$ZodCodec")) return true;
		return isTransforming(def.in, ctx) || isTransforming(def.out, ctx);
	}
	if (def.type === "object") {
		for (const key in def.shape) if (isTransforming(def.shape[key], ctx)) return true;
		return false;
	}
	if (def.type === "union") {
		for (const option of def.options) if (isTransforming(option, ctx)) return true;
		return false;
	}
	if (def.type === "tuple") {
		for (const item of def.items) if (isTransforming(item, ctx)) return true;
		if (def.rest && isTransforming(def.rest, ctx)) return true;
		return false;
	}
	return false;
}
/**
* Creates a toJSONSchema method for a schema instance.
* This encapsulates the logic of initializing context, processing, extracting defs, and finalizing.
*/
const createToJSONSchemaMethod = (schema, processors = {}) => (params) => {
	const ctx = initializeContext({
		...params,
		processors
	});
	processSchema(schema, ctx);
	extractDefs(ctx, schema);
	return finalize(ctx, schema);
};
const createStandardJSONSchemaMethod = (schema, io, processors = {}) => (params) => {
	const { libraryOptions, target } = params ?? {};
	const ctx = initializeContext({
		...libraryOptions ?? {},
		target,
		io,
		processors
	});
	processSchema(schema, ctx);
	extractDefs(ctx, schema);
	return finalize(ctx, schema);
};
// node_modules/zod/v4/core/json-schema-processors.js
const narrowMin = (agg, key, value) => {
	if (agg[key] === void 0 || value > agg[key]) agg[key] = value;
};
const narrowMax = (agg, key, value) => {
	if (agg[key] === void 0 || value < agg[key]) agg[key] = value;
};
const narrowBoth = (agg, value) => {
	narrowMin(agg, "minimum", value);
	narrowMax(agg, "maximum", value);
};
const addDivisor = (agg, value) => {
	agg.multipleOf ?? (agg.multipleOf = []);
	if (!agg.multipleOf.includes(value)) agg.multipleOf.push(value);
};
const addPattern = (agg, pattern) => {
	agg.patterns ?? (agg.patterns = /* @__PURE__ */ new Set());
	agg.patterns.add(pattern);
};
const intersectMime = (agg, mime) => {
	agg.mime = agg.mime ? agg.mime.filter((m) => mime.includes(m)) : [...mime];
};
const setFormat = (agg, format) => {
	agg.format = format;
	if (format.includes("int")) agg.isInt = true;
};
const minContributor = (agg, def) => narrowMin(agg, "minimum", def.minimum);
const maxContributor = (agg, def) => narrowMax(agg, "maximum", def.maximum);
const formatContributor = (ranges) => (agg, def) => {
	setFormat(agg, def.format);
	const [minimum, maximum] = ranges[def.format];
	narrowMin(agg, "minimum", minimum);
	narrowMax(agg, "maximum", maximum);
};
const contributors = {
	greater_than: (agg, def) => narrowMin(agg, def.inclusive ? "minimum" : "exclusiveMinimum", def.value),
	less_than: (agg, def) => narrowMax(agg, def.inclusive ? "maximum" : "exclusiveMaximum", def.value),
	multiple_of: (agg, def) => addDivisor(agg, def.value),
	number_format: formatContributor(NUMBER_FORMAT_RANGES),
	bigint_format: formatContributor(BIGINT_FORMAT_RANGES),
	min_length: minContributor,
	max_length: maxContributor,
	length_equals: (agg, def) => narrowBoth(agg, def.length),
	min_size: minContributor,
	max_size: maxContributor,
	size_equals: (agg, def) => narrowBoth(agg, def.size),
	string_format: (agg, def) => {
		setFormat(agg, def.format);
		if (def.pattern) addPattern(agg, def.pattern);
		if (def.format === "base64" || def.format === "base64url") agg.contentEncoding = def.format;
		if (def.local || def.precision === -1) agg.laxFormat = true;
	},
	mime_type: (agg, def) => intersectMime(agg, def.mime)
};
function aggregateChecks(schema) {
	const agg = {};
	const def = schema._zod.def;
	const list = schema._zod.traits.has("$ZodCheck") ? [schema, ...def.checks ?? []] : def.checks ?? [];
	for (const ch of list) contributors[ch._zod.def.check]?.(agg, ch._zod.def);
	const bag = schema._zod.bag;
	if (bag.minimum !== void 0) narrowMin(agg, "minimum", bag.minimum);
	if (bag.exclusiveMinimum !== void 0) narrowMin(agg, "exclusiveMinimum", bag.exclusiveMinimum);
	if (bag.maximum !== void 0) narrowMax(agg, "maximum", bag.maximum);
	if (bag.exclusiveMaximum !== void 0) narrowMax(agg, "exclusiveMaximum", bag.exclusiveMaximum);
	if (bag.multipleOf !== void 0) addDivisor(agg, bag.multipleOf);
	if (bag.format !== void 0) {
		agg.format ?? (agg.format = bag.format);
		if (bag.format.includes("int")) agg.isInt = true;
	}
	if (bag.mime) intersectMime(agg, bag.mime);
	for (const pattern of bag.patterns ?? []) addPattern(agg, pattern);
	return agg;
}
const formatMap = {
	guid: "uuid",
	url: "uri",
	datetime: "date-time",
	json_string: "json-string",
	regex: ""
};
const exactPatterns = /* @__PURE__ */ new Map([[base64Charset, base64], [base64urlCharset, base64url]]);
const exactPattern = (p) => exactPatterns.get(p) ?? p;
const stringProcessor = (schema, ctx, _json, _params) => {
	const json = _json;
	json.type = "string";
	const { minimum, maximum, format, patterns, contentEncoding, laxFormat } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minLength = minimum;
	if (typeof maximum === "number") json.maxLength = maximum;
	if (format) {
		json.format = formatMap[format] ?? format;
		if (json.format === "") delete json.format;
		if (format === "time" || laxFormat) delete json.format;
	}
	if (contentEncoding) json.contentEncoding = contentEncoding;
	if (patterns && patterns.size > 0) {
		const patternList = [...patterns].map(exactPattern);
		if (patternList.length === 1) json.pattern = patternList[0].source;
		else if (patternList.length > 1) json.allOf = [...patternList.map((regex) => ({
			...ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0" ? { type: "string" } : {},
			pattern: regex.source
		}))];
	}
};
const numberProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const { minimum, maximum, multipleOf, exclusiveMaximum, exclusiveMinimum, isInt } = aggregateChecks(schema);
	json.type = isInt ? "integer" : "number";
	const exMin = typeof exclusiveMinimum === "number" && exclusiveMinimum >= (minimum ?? Number.NEGATIVE_INFINITY);
	const exMax = typeof exclusiveMaximum === "number" && exclusiveMaximum <= (maximum ?? Number.POSITIVE_INFINITY);
	const legacy = ctx.target === "draft-04" || ctx.target === "openapi-3.0";
	if (exMin) {
		if (legacy) {
			json.minimum = exclusiveMinimum;
			json.exclusiveMinimum = true;
		} else json.exclusiveMinimum = exclusiveMinimum;
	} else if (typeof minimum === "number") json.minimum = minimum;
	if (exMax) {
		if (legacy) {
			json.maximum = exclusiveMaximum;
			json.exclusiveMaximum = true;
		} else json.exclusiveMaximum = exclusiveMaximum;
	} else if (typeof maximum === "number") json.maximum = maximum;
	if (multipleOf) {
		const divisors = /* @__PURE__ */ new Set();
		for (const divisor of multipleOf) if (Number.isFinite(divisor) && divisor !== 0) divisors.add(Math.abs(divisor));
		else handleUnrepresentable(schema, ctx, json, params, `A multipleOf divisor of ${divisor} cannot be represented in JSON Schema`);
		const [first, ...rest] = divisors;
		if (first !== void 0) json.multipleOf = first;
		if (rest.length) json.allOf = [...json.allOf ?? [], ...rest.map((m) => ({ multipleOf: m }))];
	}
};
const booleanProcessor = (_schema, _ctx, json, _params) => {
	json.type = "boolean";
};
const bigintProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "BigInt cannot be represented in JSON Schema");
};
const symbolProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Symbols cannot be represented in JSON Schema");
};
const nullProcessor = (_schema, ctx, json, _params) => {
	if (ctx.target === "openapi-3.0") {
		json.type = "string";
		json.nullable = true;
		json.enum = [null];
	} else json.type = "null";
};
const undefinedProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Undefined cannot be represented in JSON Schema");
};
const voidProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Void cannot be represented in JSON Schema");
};
const neverProcessor = (_schema, _ctx, json, _params) => {
	json.not = {};
};
const anyProcessor = (_schema, _ctx, _json, _params) => {};
const unknownProcessor = (_schema, _ctx, _json, _params) => {};
const dateProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Date cannot be represented in JSON Schema");
};
const enumProcessor = (schema, _ctx, json, _params) => {
	const def = schema._zod.def;
	const values = getEnumValues(def.entries);
	if (values.length === 0) {
		json.not = {};
		return;
	}
	if (values.every((v) => typeof v === "number")) json.type = "number";
	if (values.every((v) => typeof v === "string")) json.type = "string";
	json.enum = values;
};
const literalProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	if (def.values.length === 0) {
		json.not = {};
		return;
	}
	const vals = [];
	for (const val of def.values) if (val === void 0) {
		if (handleUnrepresentable(schema, ctx, json, params, "Literal `undefined` cannot be represented in JSON Schema")) return;
	} else if (typeof val === "bigint") {
		if (handleUnrepresentable(schema, ctx, json, params, "BigInt literals cannot be represented in JSON Schema")) return;
		vals.push(Number(val));
	} else vals.push(val);
	if (vals.length === 0) {} else if (vals.length === 1) {
		const val = vals[0];
		json.type = val === null ? "null" : typeof val;
		if (ctx.target === "draft-04" || ctx.target === "openapi-3.0") json.enum = [val];
		else json.const = val;
	} else {
		if (vals.every((v) => typeof v === "number")) json.type = "number";
		if (vals.every((v) => typeof v === "string")) json.type = "string";
		if (vals.every((v) => typeof v === "boolean")) json.type = "boolean";
		if (vals.every((v) => v === null)) json.type = "null";
		json.enum = vals;
	}
};
const nanProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "NaN cannot be represented in JSON Schema");
};
const templateLiteralProcessor = (schema, _ctx, json, _params) => {
	const _json = json;
	const pattern = schema._zod.pattern;
	if (!pattern) throw new Error("Pattern not found in template literal");
	_json.type = "string";
	_json.pattern = pattern.source;
};
const fileProcessor = (schema, _ctx, json, _params) => {
	const _json = json;
	_json.type = "string";
	_json.format = "binary";
	_json.contentEncoding = "binary";
	const { minimum, maximum, mime } = aggregateChecks(schema);
	if (minimum !== void 0) _json.minLength = minimum;
	if (maximum !== void 0) _json.maxLength = maximum;
	if (!mime) return;
	if (mime.length === 0) _json.not = {};
	else if (mime.length === 1) _json.contentMediaType = mime[0];
	else _json.anyOf = mime.map((m) => ({ contentMediaType: m }));
};
const successProcessor = (_schema, _ctx, json, _params) => {
	json.type = "boolean";
};
const customProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Custom types cannot be represented in JSON Schema");
};
const functionProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Function types cannot be represented in JSON Schema");
};
const transformProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Transforms cannot be represented in JSON Schema");
};
const mapProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Map cannot be represented in JSON Schema");
};
const setProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Set cannot be represented in JSON Schema");
};
const arrayProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	const { minimum, maximum } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minItems = minimum;
	if (typeof maximum === "number") json.maxItems = maximum;
	json.type = "array";
	json.items = processSchema(def.element, ctx, {
		...params,
		path: [...params.path, "items"]
	});
};
function inputOptin(schema) {
	const def = schema._zod.def;
	if (def.type === "pipe" && def.in._zod.traits.has("$ZodTransform")) return inputOptin(def.out);
	if (def.type === "catch") return inputOptin(def.innerType);
	return schema._zod.optin;
}
const objectProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	const shape = def.shape;
	if (Object.getOwnPropertySymbols(shape).length && handleUnrepresentable(schema, ctx, json, params, "Symbol keys cannot be represented in JSON Schema")) return;
	json.type = "object";
	json.properties = {};
	for (const key in shape) assignProp(json.properties, key, processSchema(shape[key], ctx, {
		...params,
		path: [
			...params.path,
			"properties",
			key
		]
	}));
	const requiredKeys = [];
	for (const key of Object.keys(shape)) {
		const field = def.shape[key];
		if (ctx.io === "input" ? inputOptin(field) === void 0 : field._zod.optout === void 0) requiredKeys.push(key);
	}
	if (requiredKeys.length > 0) json.required = requiredKeys;
	if (def.catchall?._zod.def.type === "never") json.additionalProperties = false;
	else if (!def.catchall) {
		if (ctx.io === "output") json.additionalProperties = false;
	} else if (def.catchall) json.additionalProperties = processSchema(def.catchall, ctx, {
		...params,
		path: [...params.path, "additionalProperties"]
	});
};
const unionProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const isExclusive = def.inclusive === false;
	const options = def.options.map((x, i) => processSchema(x, ctx, {
		...params,
		path: [
			...params.path,
			isExclusive ? "oneOf" : "anyOf",
			i
		]
	}));
	if (isExclusive) json.oneOf = options;
	else json.anyOf = options;
};
const intersectionProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const a = processSchema(def.left, ctx, {
		...params,
		path: [
			...params.path,
			"allOf",
			0
		]
	});
	const b = processSchema(def.right, ctx, {
		...params,
		path: [
			...params.path,
			"allOf",
			1
		]
	});
	const isSimpleIntersection = (val) => "allOf" in val && Object.keys(val).length === 1;
	const allOf = [...isSimpleIntersection(a) ? a.allOf : [a], ...isSimpleIntersection(b) ? b.allOf : [b]];
	json.allOf = allOf;
	ctx.intersections.push(allOf);
};
const tupleProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	json.type = "array";
	const prefixPath = ctx.target === "draft-2020-12" ? "prefixItems" : "items";
	const restPath = ctx.target === "draft-2020-12" ? "items" : ctx.target === "openapi-3.0" ? "items" : "additionalItems";
	const prefixItems = def.items.map((x, i) => processSchema(x, ctx, {
		...params,
		path: [
			...params.path,
			prefixPath,
			i
		]
	}));
	const rest = def.rest ? processSchema(def.rest, ctx, {
		...params,
		path: [
			...params.path,
			restPath,
			...ctx.target === "openapi-3.0" ? [def.items.length] : []
		]
	}) : null;
	let minItems = def.items.length;
	while (minItems > 0) {
		const item = def.items[minItems - 1];
		if (!(ctx.io === "input" ? inputOptin(item) !== void 0 : item._zod.optout === "optional")) break;
		minItems--;
	}
	const maxItems = def.items.length;
	const isClosed = !def.rest;
	if (ctx.target === "draft-2020-12") {
		json.prefixItems = prefixItems;
		if (isClosed) json.items = false;
		else if (rest) json.items = rest;
		if (minItems > 0) json.minItems = minItems;
		if (isClosed) json.maxItems = maxItems;
	} else if (ctx.target === "openapi-3.0") {
		json.items = { anyOf: prefixItems };
		if (rest) json.items.anyOf.push(rest);
		if (minItems > 0) json.minItems = minItems;
		if (isClosed) json.maxItems = maxItems;
	} else {
		json.items = prefixItems;
		if (isClosed) json.additionalItems = false;
		else if (rest) json.additionalItems = rest;
		if (minItems > 0) json.minItems = minItems;
		if (isClosed) json.maxItems = maxItems;
	}
	const { minimum, maximum } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minItems = minimum;
	if (typeof maximum === "number") json.maxItems = maximum;
};
/** JSON object keys are always strings, so a numeric record key schema is re-expressed over the
* numeric-string form the record parser matches. Deferred to `finalize`, after the flatten: a key
* behind a wrapper only carries its own `type` before then, and a union key only has its branches.
*
* A numeric bound cannot apply to a property name, so `minimum` and its siblings are dropped rather
* than carried over: keeping them beside `type: "string"` reproduces the match-nothing schema this
* exists to fix. A key that carries one therefore emits wider than the record parses — `z.record(z.number().min(5), V)`
* accepts `"3"` — which is the deliberate trade, since throwing on it would reject an ordinary schema
* outright. */
function stringifyKeyNames(bySchema, json, visited) {
	if (json.$ref) {
		if (visited.has(json)) return json;
		visited.add(json);
		const def = bySchema.get(json)?.def;
		if (!def) return json;
		const inlined = stringifyKeyNames(bySchema, def, visited);
		return inlined === def ? json : inlined;
	}
	for (const keyword of ["anyOf", "oneOf"]) {
		const branches = json[keyword];
		if (!Array.isArray(branches)) continue;
		const mapped = branches.map((branch) => stringifyKeyNames(bySchema, branch, visited));
		if (mapped.some((branch, i) => branch !== branches[i])) json = {
			...json,
			[keyword]: mapped
		};
	}
	const types = Array.isArray(json.type) ? json.type : [json.type];
	const numericType = !types.includes("string") && types.some((t) => t === "number" || t === "integer");
	const values = json.enum ?? (json.const !== void 0 ? [json.const] : void 0);
	if (!numericType && !values?.some((v) => typeof v === "number")) return json;
	const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format, id, ...rest } = json;
	if (rest.enum) rest.enum = rest.enum.map((v) => typeof v === "number" ? String(v) : v);
	else if (typeof rest.const === "number") rest.const = String(rest.const);
	if (!numericType) return rest;
	rest.type = "string";
	if (!values) rest.pattern = (types.includes("number") ? number$1 : integer$1).source;
	return rest;
}
/** Every record of one conversion, so the carriers are found in a single pass rather than once per record. */
const pendingRecords = /* @__PURE__ */ new WeakMap();
function rewriteKeyNames(ctx) {
	const bySchema = /* @__PURE__ */ new Map();
	for (const entry of ctx.seen.values()) if (entry.def && !bySchema.has(entry.schema)) bySchema.set(entry.schema, entry);
	const rewrites = /* @__PURE__ */ new Map();
	for (const record of pendingRecords.get(ctx) ?? []) {
		const seen = ctx.seen.get(record);
		const names = (seen?.def ?? seen?.schema)?.propertyNames;
		if (!names || names === true || rewrites.has(names)) continue;
		const rewritten = stringifyKeyNames(bySchema, names, /* @__PURE__ */ new Set());
		if (rewritten !== names) rewrites.set(names, rewritten);
	}
	if (!rewrites.size) return;
	for (const entry of ctx.seen.values()) for (const carrier of [entry.schema, entry.def]) {
		const rewritten = carrier && rewrites.get(carrier.propertyNames);
		if (rewritten) carrier.propertyNames = rewritten;
	}
}
const recordProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	json.type = "object";
	const keyType = def.keyType;
	const patterns = aggregateChecks(keyType).patterns;
	if (def.mode === "loose" && patterns && patterns.size > 0) {
		const valueSchema = processSchema(def.valueType, ctx, {
			...params,
			path: [
				...params.path,
				"patternProperties",
				"*"
			]
		});
		json.patternProperties = {};
		for (const pattern of patterns) assignProp(json.patternProperties, exactPattern(pattern).source, valueSchema);
	} else {
		if (ctx.target === "draft-07" || ctx.target === "draft-2020-12") {
			json.propertyNames = processSchema(def.keyType, ctx, {
				...params,
				path: [...params.path, "propertyNames"]
			});
			let pending = pendingRecords.get(ctx);
			if (!pending) {
				pending = [];
				pendingRecords.set(ctx, pending);
				ctx.deferred.push(() => rewriteKeyNames(ctx));
			}
			pending.push(schema);
		}
		json.additionalProperties = processSchema(def.valueType, ctx, {
			...params,
			path: [...params.path, "additionalProperties"]
		});
	}
	const keyValues = keyType._zod.values;
	const omittableOnInput = ctx.io === "input" && inputOptin(def.valueType) !== void 0;
	if (keyValues && !def.partial && !omittableOnInput) {
		const validKeyValues = [...keyValues].filter((v) => typeof v === "string" || typeof v === "number");
		if (validKeyValues.length > 0) json.required = validKeyValues.map(String);
	}
};
const nullableProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const inner = processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	if (ctx.target === "openapi-3.0") {
		seen.ref = def.innerType;
		json.nullable = true;
	} else json.anyOf = [inner, { type: "null" }];
};
const nonoptionalProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
};
/** Round-trips a default value through JSON so the emitted schema is guaranteed to be valid JSON.
* A BigInt has no reliable encoding, so it goes through `unrepresentable` like any other
* unrepresentable value. Returns a sentinel when the caller must not write a default of its own. */
const UNREPRESENTABLE_DEFAULT = Symbol();
function serializeDefaultValue(value, schema, ctx, json, params) {
	let unrepresentable = false;
	const serialized = JSON.stringify(value, (_, val) => {
		if (typeof val !== "bigint") return val;
		unrepresentable = true;
		return null;
	});
	if (!unrepresentable) return JSON.parse(serialized);
	handleUnrepresentable(schema, ctx, json, params, "BigInt defaults cannot be represented in JSON Schema");
	return UNREPRESENTABLE_DEFAULT;
}
const defaultProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
	if (value !== UNREPRESENTABLE_DEFAULT) json.default = value;
};
const prefaultProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	if (ctx.io !== "input") return;
	const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
	if (value !== UNREPRESENTABLE_DEFAULT) json._prefault = value;
};
const catchProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	let catchValue;
	try {
		catchValue = def.catchValue(void 0);
	} catch {
		handleUnrepresentable(schema, ctx, json, params, "Dynamic catch values are not supported in JSON Schema");
		return;
	}
	json.default = catchValue;
};
const pipeProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	const inIsTransform = def.in._zod.traits.has("$ZodTransform");
	const innerType = ctx.io === "input" ? inIsTransform ? def.out : def.in : def.out;
	processSchema(innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = innerType;
};
const readonlyProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	json.readOnly = true;
};
const promiseProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
};
const optionalProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
};
const lazyProcessor = (schema, ctx, _json, params) => {
	const innerType = schema._zod.innerType;
	processSchema(innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = innerType;
};
const allProcessors = {
	string: stringProcessor,
	number: numberProcessor,
	boolean: booleanProcessor,
	bigint: bigintProcessor,
	symbol: symbolProcessor,
	null: nullProcessor,
	undefined: undefinedProcessor,
	void: voidProcessor,
	never: neverProcessor,
	any: anyProcessor,
	unknown: unknownProcessor,
	date: dateProcessor,
	enum: enumProcessor,
	literal: literalProcessor,
	nan: nanProcessor,
	template_literal: templateLiteralProcessor,
	file: fileProcessor,
	success: successProcessor,
	custom: customProcessor,
	function: functionProcessor,
	transform: transformProcessor,
	map: mapProcessor,
	set: setProcessor,
	array: arrayProcessor,
	object: objectProcessor,
	union: unionProcessor,
	intersection: intersectionProcessor,
	tuple: tupleProcessor,
	record: recordProcessor,
	nullable: nullableProcessor,
	nonoptional: nonoptionalProcessor,
	default: defaultProcessor,
	prefault: prefaultProcessor,
	catch: catchProcessor,
	pipe: pipeProcessor,
	readonly: readonlyProcessor,
	promise: promiseProcessor,
	optional: optionalProcessor,
	lazy: lazyProcessor
};
function toJSONSchema(input, params) {
	if ("_idmap" in input) {
		const registry = input;
		const ctx = initializeContext({
			...params,
			processors: allProcessors
		});
		const defs = {};
		for (const entry of registry._idmap.entries()) {
			const [_, schema] = entry;
			processSchema(schema, ctx);
		}
		const schemas = {};
		ctx.external = {
			registry,
			uri: params?.uri,
			defs
		};
		for (const entry of registry._idmap.entries()) {
			const [key, schema] = entry;
			extractDefs(ctx, schema);
			assignProp(schemas, key, finalize(ctx, schema));
		}
		if (Object.keys(defs).length > 0) schemas.__shared = { [ctx.target === "draft-2020-12" ? "$defs" : "definitions"]: defs };
		return { schemas };
	}
	const ctx = initializeContext({
		...params,
		processors: allProcessors
	});
	processSchema(input, ctx);
	extractDefs(ctx, input);
	return finalize(ctx, input);
}
// node_modules/zod/v4/classic/errors.js
const _installedErrorProtos = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
function _lazyMethod(proto, key, make) {
	Object.defineProperty(proto, key, {
		configurable: true,
		enumerable: false,
		get() {
			const value = make(this);
			Object.defineProperty(this, key, {
				value,
				configurable: true,
				writable: true
			});
			return value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				value,
				configurable: true,
				writable: true
			});
		}
	});
}
const initializer = (inst, issues) => {
	$ZodError.init(inst, issues);
	inst.name = "ZodError";
	const proto = Object.getPrototypeOf(inst);
	if (_installedErrorProtos.has(proto)) return;
	_installedErrorProtos.add(proto);
	_lazyMethod(proto, "format", (self) => (mapper) => formatError(self, mapper));
	_lazyMethod(proto, "flatten", (self) => (mapper) => flattenError(self, mapper));
	_lazyMethod(proto, "addIssue", (self) => (issue) => {
		self.issues.push(issue);
		self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
	});
	_lazyMethod(proto, "addIssues", (self) => (issues) => {
		self.issues.push(...issues);
		self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
	});
	Object.defineProperty(proto, "isEmpty", {
		configurable: true,
		enumerable: false,
		get() {
			return this.issues.length === 0;
		}
	});
};
const ZodRealError = /*@__PURE__*/ $constructor("ZodError", initializer, void 0, { Parent: Error });
// node_modules/zod/v4/classic/parse.js
const parse = /* @__PURE__ */ _parse(ZodRealError);
const parseAsync = /* @__PURE__ */ _parseAsync(ZodRealError);
const safeParse = /* @__PURE__ */ _safeParse(ZodRealError);
const safeParseAsync = /* @__PURE__ */ _safeParseAsync(ZodRealError);
const encode = /* @__PURE__ */ _encode(ZodRealError);
const decode = /* @__PURE__ */ _decode(ZodRealError);
const encodeAsync = /* @__PURE__ */ _encodeAsync(ZodRealError);
const decodeAsync = /* @__PURE__ */ _decodeAsync(ZodRealError);
const safeEncode = /* @__PURE__ */ _safeEncode(ZodRealError);
const safeDecode = /* @__PURE__ */ _safeDecode(ZodRealError);
const safeEncodeAsync = /* @__PURE__ */ _safeEncodeAsync(ZodRealError);
const safeDecodeAsync = /* @__PURE__ */ _safeDecodeAsync(ZodRealError);
// node_modules/zod/v4/classic/schemas.js
function _ensureDefaultLocale() {
	if (!globalConfig.localeError) config$1(en_default());
}
function _ensureDefaultMemoizer() {
	if (!globalConfig.memoizer) config$1({ memoizer: memoizer() });
}
const ZodType = /*@__PURE__*/ $constructor("ZodType", (inst, def) => {
	_ensureDefaultLocale();
	$ZodType.init(inst, def);
	inst.def = def;
	inst.type = def.type;
	return inst;
}, {
	check(...chks) {
		const def = this.def;
		return this.clone(mergeDefs(def, { checks: [...def.checks ?? [], ...chks.map((ch) => typeof ch === "function" ? { _zod: {
			check: ch,
			def: { check: "custom" },
			onattach: []
		} } : ch)] }), { parent: true });
	},
	with(...chks) {
		return this.check(...chks);
	},
	clone(def, params) {
		return clone(this, def, params);
	},
	brand() {
		return this;
	},
	register(reg, meta) {
		reg.add(this, meta);
		return this;
	},
	refine(check, params) {
		return this.check(refine(check, params));
	},
	superRefine(refinement, params) {
		return this.check(superRefine(refinement, params));
	},
	overwrite(fn) {
		return this.check(/* @__PURE__ */ _overwrite(fn));
	},
	optional() {
		return optional(this);
	},
	exactOptional() {
		return exactOptional(this);
	},
	nullable() {
		return nullable(this);
	},
	nullish() {
		return optional(nullable(this));
	},
	nonoptional(params) {
		return nonoptional(this, params);
	},
	array() {
		return array(this);
	},
	or(arg) {
		return union([this, arg]);
	},
	and(arg) {
		return intersection(this, arg);
	},
	transform(tx) {
		return pipe(this, transform(tx));
	},
	default(d) {
		return _default(this, d);
	},
	prefault(d) {
		return prefault(this, d);
	},
	catch(params) {
		return _catch(this, params);
	},
	pipe(target) {
		return pipe(this, target);
	},
	readonly() {
		return readonly(this);
	},
	describe(description) {
		const cl = this.clone();
		globalRegistry.add(cl, { description });
		return cl;
	},
	meta(...args) {
		if (args.length === 0) return globalRegistry.get(this);
		const cl = this.clone();
		globalRegistry.add(cl, args[0]);
		return cl;
	},
	isOptional() {
		return this.safeParse(void 0).success;
	},
	isNullable() {
		return this.safeParse(null).success;
	},
	apply(fn, ...args) {
		return args.length === 0 ? fn(this) : fn(this, ...args);
	},
	get "~standard"() {
		return hide(this, "~standard", {
			...standardProps(this),
			jsonSchema: {
				input: createStandardJSONSchemaMethod(this, "input"),
				output: createStandardJSONSchemaMethod(this, "output")
			}
		});
	},
	set "~standard"(value) {
		own(this, "~standard", value);
	},
	parse: function _parse(data, params) {
		return parse(this, data, params, { callee: _parse });
	},
	parseAsync: async function _parseAsync(data, params) {
		return await parseAsync(this, data, params, { callee: _parseAsync });
	},
	safeParse(data, params) {
		return safeParse(this, data, params);
	},
	async safeParseAsync(data, params) {
		return safeParseAsync(this, data, params);
	},
	get spa() {
		return this?.safeParseAsync;
	},
	set spa(value) {
		own(this, "spa", value);
	},
	validate(data, params) {
		return validate(this, data, params);
	},
	validateAsync(data, params) {
		return validateAsync$1(this, data, params);
	},
	encode: function _encode(data, params) {
		return encode(this, data, params, { callee: _encode });
	},
	decode: function _decode(data, params) {
		return decode(this, data, params, { callee: _decode });
	},
	encodeAsync: async function _encodeAsync(data, params) {
		return await encodeAsync(this, data, params, { callee: _encodeAsync });
	},
	decodeAsync: async function _decodeAsync(data, params) {
		return await decodeAsync(this, data, params, { callee: _decodeAsync });
	},
	safeEncode(data, params) {
		return safeEncode(this, data, params);
	},
	safeDecode(data, params) {
		return safeDecode(this, data, params);
	},
	async safeEncodeAsync(data, params) {
		return safeEncodeAsync(this, data, params);
	},
	async safeDecodeAsync(data, params) {
		return safeDecodeAsync(this, data, params);
	},
	toJSONSchema(params) {
		return createToJSONSchemaMethod(this, {})(params);
	},
	get description() {
		return globalRegistry.get(this)?.description;
	},
	get _def() {
		return this._zod.def;
	}
});
/** @internal */
const _ZodString = /*@__PURE__*/ $constructor("_ZodString", (inst, def) => {
	$ZodString.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => stringProcessor(inst, ctx, json, params);
}, /*@__PURE__*/ derived({
	format: (inst) => aggregateChecks(inst).format ?? null,
	minLength: (inst) => aggregateChecks(inst).minimum ?? null,
	maxLength: (inst) => aggregateChecks(inst).maximum ?? null
}, {
	regex(...args) {
		return this.check(/* @__PURE__ */ _regex(...args));
	},
	includes(...args) {
		return this.check(/* @__PURE__ */ _includes(...args));
	},
	startsWith(...args) {
		return this.check(/* @__PURE__ */ _startsWith(...args));
	},
	endsWith(...args) {
		return this.check(/* @__PURE__ */ _endsWith(...args));
	},
	min(...args) {
		return this.check(/* @__PURE__ */ _minLength(...args));
	},
	max(...args) {
		return this.check(/* @__PURE__ */ _maxLength(...args));
	},
	length(...args) {
		return this.check(/* @__PURE__ */ _length(...args));
	},
	nonempty(...args) {
		return this.check(/* @__PURE__ */ _minLength(1, ...args));
	},
	lowercase(params) {
		return this.check(/* @__PURE__ */ _lowercase(params));
	},
	uppercase(params) {
		return this.check(/* @__PURE__ */ _uppercase(params));
	},
	trim() {
		return this.check(/* @__PURE__ */ _trim());
	},
	normalize(...args) {
		return this.check(/* @__PURE__ */ _normalize(...args));
	},
	toLowerCase() {
		return this.check(/* @__PURE__ */ _toLowerCase());
	},
	toUpperCase() {
		return this.check(/* @__PURE__ */ _toUpperCase());
	},
	slugify() {
		return this.check(/* @__PURE__ */ _slugify());
	}
}));
const ZodString = /*@__PURE__*/ $constructor("ZodString", (inst, def) => {
	$ZodString.init(inst, def);
	_ZodString.init(inst, def);
}, {
	email(params) {
		return this.check(/* @__PURE__ */ _email(ZodEmail, params));
	},
	url(params) {
		return this.check(/* @__PURE__ */ _url(ZodURL, params));
	},
	jwt(params) {
		return this.check(/* @__PURE__ */ _jwt(ZodJWT, params));
	},
	emoji(params) {
		return this.check(/* @__PURE__ */ _emoji(ZodEmoji, params));
	},
	guid(params) {
		return this.check(/* @__PURE__ */ _guid(ZodGUID, params));
	},
	uuid(params) {
		return this.check(/* @__PURE__ */ _uuid(ZodUUID, params));
	},
	uuidv4(params) {
		return this.check(/* @__PURE__ */ _uuidv4(ZodUUID, params));
	},
	uuidv6(params) {
		return this.check(/* @__PURE__ */ _uuidv6(ZodUUID, params));
	},
	uuidv7(params) {
		return this.check(/* @__PURE__ */ _uuidv7(ZodUUID, params));
	},
	nanoid(params) {
		return this.check(/* @__PURE__ */ _nanoid(ZodNanoID, params));
	},
	cuid(params) {
		return this.check(/* @__PURE__ */ _cuid(ZodCUID, params));
	},
	cuid2(params) {
		return this.check(/* @__PURE__ */ _cuid2(ZodCUID2, params));
	},
	ulid(params) {
		return this.check(/* @__PURE__ */ _ulid(ZodULID, params));
	},
	base64(params) {
		return this.check(/* @__PURE__ */ _base64(ZodBase64, params));
	},
	base64url(params) {
		return this.check(/* @__PURE__ */ _base64url(ZodBase64URL, params));
	},
	xid(params) {
		return this.check(/* @__PURE__ */ _xid(ZodXID, params));
	},
	ksuid(params) {
		return this.check(/* @__PURE__ */ _ksuid(ZodKSUID, params));
	},
	ipv4(params) {
		return this.check(/* @__PURE__ */ _ipv4(ZodIPv4, params));
	},
	ipv6(params) {
		return this.check(/* @__PURE__ */ _ipv6(ZodIPv6, params));
	},
	cidrv4(params) {
		return this.check(/* @__PURE__ */ _cidrv4(ZodCIDRv4, params));
	},
	cidrv6(params) {
		return this.check(/* @__PURE__ */ _cidrv6(ZodCIDRv6, params));
	},
	e164(params) {
		return this.check(/* @__PURE__ */ _e164(ZodE164, params));
	},
	datetime(params) {
		return this.check(/* @__PURE__ */ _isoDateTime(ZodISODateTime, params));
	},
	date(params) {
		return this.check(/* @__PURE__ */ _isoDate(ZodISODate, params));
	},
	time(params) {
		return this.check(/* @__PURE__ */ _isoTime(ZodISOTime, params));
	},
	duration(params) {
		return this.check(/* @__PURE__ */ _isoDuration(ZodISODuration, params));
	}
});
function string(params) {
	return /* @__PURE__ */ _string(ZodString, params);
}
const ZodStringFormat = /*@__PURE__*/ $constructor("ZodStringFormat", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	_ZodString.init(inst, def);
});
const ZodISODateTime = /*@__PURE__*/ $constructor("ZodISODateTime", (inst, def) => {
	$ZodISODateTime.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISODate = /*@__PURE__*/ $constructor("ZodISODate", (inst, def) => {
	$ZodISODate.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISOTime = /*@__PURE__*/ $constructor("ZodISOTime", (inst, def) => {
	$ZodISOTime.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISODuration = /*@__PURE__*/ $constructor("ZodISODuration", (inst, def) => {
	$ZodISODuration.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodEmail = /*@__PURE__*/ $constructor("ZodEmail", (inst, def) => {
	$ZodEmail.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodGUID = /*@__PURE__*/ $constructor("ZodGUID", (inst, def) => {
	$ZodGUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodUUID = /*@__PURE__*/ $constructor("ZodUUID", (inst, def) => {
	$ZodUUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodURL = /*@__PURE__*/ $constructor("ZodURL", (inst, def) => {
	$ZodURL.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodEmoji = /*@__PURE__*/ $constructor("ZodEmoji", (inst, def) => {
	$ZodEmoji.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodNanoID = /*@__PURE__*/ $constructor("ZodNanoID", (inst, def) => {
	$ZodNanoID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link ZodCUID2} instead.
* See https://github.com/paralleldrive/cuid.
*/
const ZodCUID = /*@__PURE__*/ $constructor("ZodCUID", (inst, def) => {
	$ZodCUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCUID2 = /*@__PURE__*/ $constructor("ZodCUID2", (inst, def) => {
	$ZodCUID2.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodULID = /*@__PURE__*/ $constructor("ZodULID", (inst, def) => {
	$ZodULID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodXID = /*@__PURE__*/ $constructor("ZodXID", (inst, def) => {
	$ZodXID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodKSUID = /*@__PURE__*/ $constructor("ZodKSUID", (inst, def) => {
	$ZodKSUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodIPv4 = /*@__PURE__*/ $constructor("ZodIPv4", (inst, def) => {
	$ZodIPv4.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodIPv6 = /*@__PURE__*/ $constructor("ZodIPv6", (inst, def) => {
	$ZodIPv6.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCIDRv4 = /*@__PURE__*/ $constructor("ZodCIDRv4", (inst, def) => {
	$ZodCIDRv4.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCIDRv6 = /*@__PURE__*/ $constructor("ZodCIDRv6", (inst, def) => {
	$ZodCIDRv6.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodBase64 = /*@__PURE__*/ $constructor("ZodBase64", (inst, def) => {
	$ZodBase64.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodBase64URL = /*@__PURE__*/ $constructor("ZodBase64URL", (inst, def) => {
	$ZodBase64URL.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodE164 = /*@__PURE__*/ $constructor("ZodE164", (inst, def) => {
	$ZodE164.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodJWT = /*@__PURE__*/ $constructor("ZodJWT", (inst, def) => {
	$ZodJWT.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodNumber = /*@__PURE__*/ $constructor("ZodNumber", (inst, def) => {
	$ZodNumber.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => numberProcessor(inst, ctx, json, params);
	inst.isFinite = true;
}, /*@__PURE__*/ derived({
	minValue: (inst) => {
		const { minimum, exclusiveMinimum } = aggregateChecks(inst);
		return Math.max(minimum ?? Number.NEGATIVE_INFINITY, exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
	},
	maxValue: (inst) => {
		const { maximum, exclusiveMaximum } = aggregateChecks(inst);
		return Math.min(maximum ?? Number.POSITIVE_INFINITY, exclusiveMaximum ?? Number.POSITIVE_INFINITY);
	},
	isInt: (inst) => {
		const { isInt, multipleOf } = aggregateChecks(inst);
		return !!isInt || !!multipleOf?.some(Number.isSafeInteger);
	},
	format: (inst) => aggregateChecks(inst).format ?? null
}, {
	gt(value, params) {
		return this.check(/* @__PURE__ */ _gt(value, params));
	},
	gte(value, params) {
		return this.check(/* @__PURE__ */ _gte(value, params));
	},
	min(value, params) {
		return this.check(/* @__PURE__ */ _gte(value, params));
	},
	lt(value, params) {
		return this.check(/* @__PURE__ */ _lt(value, params));
	},
	lte(value, params) {
		return this.check(/* @__PURE__ */ _lte(value, params));
	},
	max(value, params) {
		return this.check(/* @__PURE__ */ _lte(value, params));
	},
	int(params) {
		return this.check(int(params));
	},
	safe(params) {
		return this.check(int(params));
	},
	positive(params) {
		return this.check(/* @__PURE__ */ _gt(0, params));
	},
	nonnegative(params) {
		return this.check(/* @__PURE__ */ _gte(0, params));
	},
	negative(params) {
		return this.check(/* @__PURE__ */ _lt(0, params));
	},
	nonpositive(params) {
		return this.check(/* @__PURE__ */ _lte(0, params));
	},
	multipleOf(value, params) {
		return this.check(/* @__PURE__ */ _multipleOf(value, params));
	},
	step(value, params) {
		return this.check(/* @__PURE__ */ _multipleOf(value, params));
	},
	finite() {
		return this;
	}
}));
function number(params) {
	return /* @__PURE__ */ _number(ZodNumber, params);
}
const ZodNumberFormat = /*@__PURE__*/ $constructor("ZodNumberFormat", (inst, def) => {
	$ZodNumberFormat.init(inst, def);
	ZodNumber.init(inst, def);
});
function int(params) {
	return /* @__PURE__ */ _int(ZodNumberFormat, params);
}
const ZodBoolean = /*@__PURE__*/ $constructor("ZodBoolean", (inst, def) => {
	$ZodBoolean.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => booleanProcessor(inst, ctx, json, params);
});
function boolean(params) {
	return /* @__PURE__ */ _boolean(ZodBoolean, params);
}
const ZodUnknown = /*@__PURE__*/ $constructor("ZodUnknown", (inst, def) => {
	$ZodUnknown.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => void 0;
});
function unknown() {
	return /* @__PURE__ */ _unknown(ZodUnknown);
}
const ZodNever = /*@__PURE__*/ $constructor("ZodNever", (inst, def) => {
	$ZodNever.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => neverProcessor(inst, ctx, json, params);
});
function never(params) {
	return /* @__PURE__ */ _never(ZodNever, params);
}
const ZodArray = /*@__PURE__*/ $constructor("ZodArray", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodArray.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => arrayProcessor(inst, ctx, json, params);
	inst.element = def.element;
}, {
	min(n, params) {
		return this.check(/* @__PURE__ */ _minLength(n, params));
	},
	nonempty(params) {
		return this.check(/* @__PURE__ */ _minLength(1, params));
	},
	max(n, params) {
		return this.check(/* @__PURE__ */ _maxLength(n, params));
	},
	length(n, params) {
		return this.check(/* @__PURE__ */ _length(n, params));
	},
	unwrap() {
		return this.element;
	}
});
function array(element, params) {
	return /* @__PURE__ */ _array(ZodArray, element, params);
}
const ZodObject = /*@__PURE__*/ $constructor("ZodObject", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodObjectJIT.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => objectProcessor(inst, ctx, json, params);
	installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
}, {
	keyof() {
		return _enum(Object.keys(this._zod.def.shape));
	},
	catchall(catchall) {
		return this.clone(mergeDefs(this._zod.def, { catchall }));
	},
	passthrough() {
		return this.clone(mergeDefs(this._zod.def, { catchall: unknown() }));
	},
	loose() {
		return this.clone(mergeDefs(this._zod.def, { catchall: unknown() }));
	},
	strict() {
		return this.clone(mergeDefs(this._zod.def, { catchall: never() }));
	},
	strip() {
		return this.clone(mergeDefs(this._zod.def, { catchall: void 0 }));
	},
	extend(incoming) {
		return extend(this, incoming);
	},
	safeExtend(incoming) {
		return safeExtend(this, incoming);
	},
	merge(other) {
		return merge(this, other);
	},
	pick(mask) {
		return pick(this, mask);
	},
	omit(mask) {
		return omit(this, mask);
	},
	partial(...args) {
		return partial(ZodOptional, this, args[0]);
	},
	exactPartial(...args) {
		return partial(ZodExactOptional, this, args[0], "exactPartial");
	},
	required(...args) {
		return required(ZodNonOptional, this, args[0]);
	}
});
function object(shape, params) {
	const def = {
		type: "object",
		shape: shape ?? {},
		...normalizeParams(params)
	};
	return new ZodObject(def);
}
function strictObject(shape, params) {
	return new ZodObject({
		type: "object",
		shape,
		catchall: never(),
		...normalizeParams(params)
	});
}
const ZodUnion = /*@__PURE__*/ $constructor("ZodUnion", (inst, def) => {
	$ZodUnion.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => unionProcessor(inst, ctx, json, params);
	inst.options = def.options;
});
function union(options, params) {
	return new ZodUnion({
		type: "union",
		options,
		...normalizeParams(params)
	});
}
const ZodIntersection = /*@__PURE__*/ $constructor("ZodIntersection", (inst, def) => {
	$ZodIntersection.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => intersectionProcessor(inst, ctx, json, params);
});
function intersection(left, right) {
	return new ZodIntersection({
		type: "intersection",
		left,
		right
	});
}
const ZodRecord = /*@__PURE__*/ $constructor("ZodRecord", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodRecord.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => recordProcessor(inst, ctx, json, params);
	inst.keyType = def.keyType;
	inst.valueType = def.valueType;
});
function record(keyType, valueType, params) {
	if (!valueType || !valueType._zod) return new ZodRecord({
		type: "record",
		keyType: string(),
		valueType: keyType,
		...normalizeParams(valueType)
	});
	return new ZodRecord({
		type: "record",
		keyType,
		valueType,
		...normalizeParams(params)
	});
}
const ZodEnum = /*@__PURE__*/ $constructor("ZodEnum", (inst, def) => {
	$ZodEnum.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => enumProcessor(inst, ctx, json, params);
	inst.enum = def.entries;
	inst.options = [...inst._zod.values];
	const keys = new Set(Object.keys(def.entries));
	inst.extract = (values, params) => {
		const newEntries = {};
		for (const value of values) if (keys.has(value)) newEntries[value] = def.entries[value];
		else throw new Error(`Key ${value} not found in enum`);
		return new ZodEnum({
			...def,
			checks: [],
			...normalizeParams(params),
			entries: newEntries
		});
	};
	inst.exclude = (values, params) => {
		const newEntries = { ...def.entries };
		for (const value of values) if (keys.has(value)) delete newEntries[value];
		else throw new Error(`Key ${value} not found in enum`);
		return new ZodEnum({
			...def,
			checks: [],
			...normalizeParams(params),
			entries: newEntries
		});
	};
});
function _enum(values, params) {
	const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
	return new ZodEnum({
		type: "enum",
		entries,
		...normalizeParams(params)
	});
}
const ZodLiteral = /*@__PURE__*/ $constructor("ZodLiteral", (inst, def) => {
	$ZodLiteral.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => literalProcessor(inst, ctx, json, params);
	inst.values = new Set(def.values);
	Object.defineProperty(inst, "value", { get() {
		if (def.values.length > 1) throw new Error("This schema contains multiple valid literal values. Use `.values` instead.");
		return def.values[0];
	} });
});
function literal(value, params) {
	return new ZodLiteral({
		type: "literal",
		values: Array.isArray(value) ? value : [value],
		...normalizeParams(params)
	});
}
const ZodTransform = /*@__PURE__*/ $constructor("ZodTransform", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodTransform.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => transformProcessor(inst, ctx, json, params);
	inst._zod.parse = (payload, _ctx) => {
		if (_ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
		payload.addIssue = (issue$1) => {
			if (typeof issue$1 === "string") payload.issues.push(issue(issue$1, payload.value, def));
			else {
				const _issue = issue$1;
				if (_issue.fatal) _issue.continue = false;
				_issue.code ?? (_issue.code = "custom");
				if (!("input" in _issue)) _issue.input = payload.value;
				_issue.inst ?? (_issue.inst = inst);
				payload.issues.push(issue(_issue));
			}
		};
		const output = def.transform(payload.value, payload);
		if (output instanceof Promise) return output.then((output) => {
			payload.value = output;
			return payload;
		});
		payload.value = output;
		return payload;
	};
});
function transform(fn) {
	return new ZodTransform({
		type: "transform",
		transform: fn
	});
}
const ZodOptional = /*@__PURE__*/ $constructor("ZodOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function optional(innerType) {
	return new ZodOptional({
		type: "optional",
		innerType
	});
}
const ZodExactOptional = /*@__PURE__*/ $constructor("ZodExactOptional", (inst, def) => {
	$ZodExactOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function exactOptional(innerType) {
	return new ZodExactOptional({
		type: "optional",
		innerType
	});
}
const ZodNullable = /*@__PURE__*/ $constructor("ZodNullable", (inst, def) => {
	$ZodNullable.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => nullableProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function nullable(innerType) {
	return new ZodNullable({
		type: "nullable",
		innerType
	});
}
const ZodDefault = /*@__PURE__*/ $constructor("ZodDefault", (inst, def) => {
	$ZodDefault.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => defaultProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
	inst.removeDefault = inst.unwrap;
});
function _default(innerType, defaultValue) {
	return new ZodDefault({
		type: "default",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
const ZodPrefault = /*@__PURE__*/ $constructor("ZodPrefault", (inst, def) => {
	$ZodPrefault.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => prefaultProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function prefault(innerType, defaultValue) {
	return new ZodPrefault({
		type: "prefault",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
const ZodNonOptional = /*@__PURE__*/ $constructor("ZodNonOptional", (inst, def) => {
	$ZodNonOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => nonoptionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function nonoptional(innerType, params) {
	return new ZodNonOptional({
		type: "nonoptional",
		innerType,
		...normalizeParams(params)
	});
}
const ZodCatch = /*@__PURE__*/ $constructor("ZodCatch", (inst, def) => {
	$ZodCatch.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => catchProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
	inst.removeCatch = inst.unwrap;
});
function _catch(innerType, catchValue) {
	return new ZodCatch({
		type: "catch",
		innerType,
		catchValue: typeof catchValue === "function" ? catchValue : constantCatch(catchValue)
	});
}
const ZodPipe = /*@__PURE__*/ $constructor("ZodPipe", (inst, def) => {
	$ZodPipe.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => pipeProcessor(inst, ctx, json, params);
	inst.in = def.in;
	inst.out = def.out;
});
function pipe(in_, out) {
	return new ZodPipe({
		type: "pipe",
		in: in_,
		out
	});
}
const ZodReadonly = /*@__PURE__*/ $constructor("ZodReadonly", (inst, def) => {
	$ZodReadonly.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => readonlyProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function readonly(innerType) {
	return new ZodReadonly({
		type: "readonly",
		innerType
	});
}
const ZodCustom = /*@__PURE__*/ $constructor("ZodCustom", (inst, def) => {
	$ZodCustom.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => customProcessor(inst, ctx, json, params);
});
function refine(fn, _params = {}) {
	return /* @__PURE__ */ _refine(ZodCustom, fn, _params);
}
function superRefine(fn, params) {
	return /* @__PURE__ */ _superRefine(fn, params);
}
// src/config/placeholder.ts
/** Filled in when a command runs or a variable is set. */
const PLACEHOLDERS = ["port", "arm"];
/** Like {{port}}; what begins otherwise, such as a Go template's {{.Name}}, is left alone. */
const PLACEHOLDER = /\{\{\s*([A-Za-z_][\w.-]*)\s*\}\}/g;
/** What is wrong with the placeholders of a text of which `allowed` are filled in; undefined when nothing is. */
function placeholderFailure(text, allowed) {
	const wrong = [...text.matchAll(PLACEHOLDER)].find(([, name = ""]) => !allowed.includes(name));
	if (wrong === void 0) return void 0;
	const [placeholder] = wrong;
	if (allowed.length === 0) return {
		ok: false,
		message: `expected no placeholder here, got ${shown(placeholder)}`,
		hint: "{{port}} and {{arm}} are filled in in start, reset and env"
	};
	return {
		ok: false,
		message: `expected the placeholder ${allowed.map((name) => `{{${name}}}`).join(" or ")}, got ${shown(placeholder)}`
	};
}
// src/config/app-text.ts
/** Reads a command for `sh -c`; `allowed` are the placeholders that are filled in. */
function commandWith(allowed, example) {
	const wanted = `a command such as ${JSON.stringify(example)}`;
	return (value) => {
		if (typeof value !== "string" || value.trim() === "") return failed$2(wanted, value, quoteHint(value));
		if (value.includes("\0")) return failed$2(`${wanted} without a NUL character`, value);
		return placeholderFailure(value, allowed) ?? parsed(value.trim());
	};
}
/** Reads a variable's value; {{port}} and {{arm}} are filled in later. */
function parseVariable(value) {
	if (typeof value !== "string" || value.includes("\0")) return failed$2("text without a NUL character", value);
	return placeholderFailure(value, PLACEHOLDERS) ?? parsed(value);
}
/** What an editor may check of a variable's name; `parseVariableName` decides. */
const VARIABLE_NAME_PATTERN = "^[A-Za-z_][A-Za-z0-9_]*$";
/** Reads a variable's name: letters, digits and "_", as shells take them. */
function parseVariableName(value) {
	if (typeof value === "string" && /^[A-Za-z_]\w*$/.test(value)) return parsed(value);
	return failed$2("a variable's name such as DATABASE_URL (letters, digits and _)", value);
}
/**
* Reads a path that stays below the folder it is relative to, and gives its shortest form: "./a//b/" is "a/b", and
* "./" is ".". Whether a link leads out of the folder is for the reader of the file to see.
*/
function relativePath(wanted) {
	return (value) => {
		if (typeof value !== "string" || value.trim() === "") return failed$2(wanted, value);
		if (value.startsWith("/") || value.startsWith("~")) return failed$2(wanted, value, "the path is relative");
		if (/[\\\p{Cc}]/u.test(value)) return failed$2(wanted, value, "folders are parted by \"/\"");
		const short = shortest(value);
		return short === void 0 ? failed$2(wanted, value, "the path may not lead out of the repository") : parsed(short);
	};
}
/** Undefined for a path that leads above where it starts. */
function shortest(path) {
	const kept = [];
	for (const part of path.split("/")) {
		if (part === "" || part === ".") continue;
		if (part !== "..") kept.push(part);
		else if (kept.pop() === void 0) return void 0;
	}
	return kept.join("/") || ".";
}
// src/config/did-you-mean.ts
/** Longer words are not compared: nobody mistypes those, and the cost grows with the square. */
const LONGEST$1 = 40;
/**
* The candidate that `word` most likely stands for: at most a third of its letters wrong (one in a short word),
* capitals ignored. Undefined when none is that close. Of equally close ones the first.
*/
function didYouMean(word, candidates) {
	if (word.length === 0 || word.length > LONGEST$1) return void 0;
	const allowed = Math.max(1, Math.floor(word.length / 3));
	let best;
	for (const candidate of candidates) {
		const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
		if (distance <= allowed && distance < (best?.distance ?? Number.POSITIVE_INFINITY)) best = {
			candidate,
			distance
		};
	}
	return best?.candidate;
}
/** The same as a hint; undefined when nothing is close. */
function didYouMeanHint(word, candidates) {
	const meant = typeof word === "string" ? didYouMean(word, candidates) : void 0;
	return meant === void 0 ? void 0 : `did you mean "${meant}"?`;
}
/** Letters inserted, left out, replaced, or swapped with their neighbour (optimal string alignment distance). */
function editDistance(left, right) {
	let beforeLast = [];
	let last = Array.from({ length: right.length + 1 }, (_, index) => index);
	for (let i = 1; i <= left.length; i++) {
		const row = [i];
		for (let j = 1; j <= right.length; j++) {
			const replaced = (last[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
			const swapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1] ? (beforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
			row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced, swapped));
		}
		beforeLast = last;
		last = row;
	}
	return last[right.length] ?? 0;
}
// src/config/fault.ts
/** A failure as the one line of text that a schema's issue can carry; the hint follows a line break. */
function encodeFailure({ message, hint }) {
	return hint === void 0 ? message : `${message}\n${hint}`;
}
function decodeFailure(text) {
	const [message = "", hint] = text.split("\n");
	return hint === void 0 ? { message } : {
		message,
		hint
	};
}
/** Text with a format of its own: `parse` reads it and words what is wrong. */
function written(parse, { maxLength = 200, ...notes }) {
	return string({ error: ({ input }) => wording(parse(input)) }).meta(notes).transform((text, context) => {
		const outcome = text.length > maxLength ? failed$2(`at most ${maxLength} characters`, text) : parse(text);
		if (outcome.ok) return outcome.value;
		context.addIssue({
			code: "custom",
			message: encodeFailure(outcome)
		});
		return NEVER;
	});
}
/** One of a few words. `later` are words of the documentation that this version cannot do yet. */
function choice(values, later = []) {
	return _enum(values, { error: ({ input }) => encodeFailure(notAmong(values, later, input)) });
}
/** A whole number in a range, both ends allowed. */
function whole$1(least, most, what = "a whole number") {
	return integer(least, most, expecting(`${what} from ${least} to ${most}`));
}
/** The same with a wording of its own. */
function integer(least, most, error) {
	return number({ error }).min(least, { error }).max(most, { error }).refine(Number.isInteger, { error }).meta({ type: "integer" });
}
/** A list; `example` shows one in YAML. */
function list(item, least, most, what, example) {
	const few = least > 0 ? "at least one item" : "a list";
	return array(item, { error: expecting(`a list of ${what} such as ${example}`) }).min(least, { error: () => `expected ${few} such as ${example}, got an empty list` }).max(most, { error: ({ input }) => `expected at most ${most} ${what}, got ${lengthOf(input)}` });
}
/** A mapping with fixed keys. Of unknown ones, the issue's message is the list of known ones: issues.ts words them. */
function mapping(shape, what) {
	const known = Object.keys(shape).join(", ");
	return strictObject(shape, { error: ({ code, input }) => code === "unrecognized_keys" ? known : encodeFailure(failed$2(`${what} (a mapping with ${known})`, input)) });
}
/** Text of a variable or header: numbers and booleans are meant as they are written. */
function scalar(parse, maxLength) {
	return union([
		string().superRefine((value, context) => {
			const outcome = value.length > maxLength ? failed$2(`at most ${maxLength} characters`, value) : parse(value);
			if (!outcome.ok) context.addIssue({
				code: "custom",
				message: encodeFailure(outcome)
			});
		}),
		number(),
		boolean()
	], { error: ({ input }) => encodeFailure(failed$2("text", input, input === null ? "write \"\" for empty text" : quoteHint(input))) });
}
/** A mapping whose keys the user names. A bad key does not hide what is wrong below it. */
function named(key, value, least, most, what) {
	return record(string(), value, { error: expecting(`a mapping of ${what}`) }).superRefine((entries, context) => {
		if (typeof entries !== "object" || entries === null || Array.isArray(entries)) return;
		const names = Object.keys(entries);
		const amount = `got ${names.length}`;
		if (names.length < least) context.addIssue({
			code: "custom",
			message: `expected at least ${least} of ${what}, ${amount}`
		});
		if (names.length > most) context.addIssue({
			code: "custom",
			message: `expected at most ${most} ${what}, ${amount}`
		});
		for (const name of names) {
			const outcome = key.parse(name);
			if (outcome.ok) continue;
			context.addIssue({
				code: "custom",
				path: [name],
				message: encodeFailure(outcome),
				params: AT_KEY
			});
		}
	}, { when: () => true }).meta({
		minProperties: least,
		maxProperties: most,
		propertyNames: { pattern: key.pattern }
	});
}
/** Marks an issue that is about the key at the end of its path. */
const AT_KEY = { at: "key" };
/** What an editor may check of a name: not blank, on one line. */
const NAME_PATTERN = `^(?=.*\\S)[^\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]{1,120}$`;
/** Reads the name of a scenario or request. */
function nameOf(what) {
	const form = new RegExp(NAME_PATTERN, "u");
	return (value) => {
		if (typeof value === "string" && value.length <= 120 && form.test(value)) return parsed(value);
		return failed$2(`a name of a ${what}, 1 to 120 characters on one line`, value);
	};
}
/** An issue's wording "expected …, got …". */
function expecting(expected) {
	return ({ input }) => encodeFailure(failed$2(expected, input));
}
function notAmong(values, later, input) {
	const expected = values.length === 1 ? String(values[0]) : `one of ${values.join(", ")}`;
	if (typeof input === "string" && later.includes(input)) return {
		ok: false,
		message: `${input} is not available in this version, expected ${expected}`
	};
	return failed$2(expected, input, didYouMeanHint(input, values));
}
function wording(outcome) {
	return outcome.ok ? "expected text" : encodeFailure(outcome);
}
function lengthOf(input) {
	return Array.isArray(input) ? input.length : 0;
}
// src/config/request-text.ts
/** Methods whose responses can be timed. */
const METHODS = [
	"GET",
	"POST",
	"PUT",
	"PATCH",
	"DELETE",
	"OPTIONS"
];
/** Classes of statuses, as `expect` takes them beside single ones. */
const STATUS_CLASSES = [
	"1xx",
	"2xx",
	"3xx",
	"4xx",
	"5xx"
];
/** What an editor may check of a request on one line; `parseRequestLine` decides. */
const REQUEST_LINE_PATTERN = `^\\s*((${METHODS.join("|")})\\s+)?/\\S*\\s*$`;
/** Headers that say how the body and the connection are sent, which is not the user's to say. */
const SENT_BY_ENGINE = {
	connection: "use \"connections: fresh\" or \"connections: keep-alive\"",
	"content-length": "it follows from the body",
	"transfer-encoding": "it follows from the body"
};
/** Reads "POST /users?x=1", or "/users" for a GET. */
function parseRequestLine(value) {
	const wanted = "a request such as \"GET /users\"";
	const [first = "", second, ...rest] = typeof value === "string" ? value.trim().split(/\s+/) : [];
	if (first === "" || rest.length > 0) return failed$2(wanted, value, "write the method, one space and the path; a space in the path is \"%20\"");
	if (second === void 0 && METHODS.some((method) => method === first)) return failed$2(wanted, value, "the path is missing");
	const method = second === void 0 ? parsed("GET") : parseMethod(first);
	if (!method.ok) return method;
	const path = parsePath(second ?? first);
	return path.ok ? parsed({
		method: method.value,
		path: path.value
	}) : path;
}
/** Reads a method, in capitals. HEAD is refused: the load generator waits for a body that never comes. */
function parseMethod(value) {
	const method = METHODS.find((known) => known === value);
	if (method !== void 0) return parsed(method);
	const wanted = `one of ${METHODS.join(", ")}`;
	if (typeof value === "string" && value.toUpperCase() === "HEAD") return failed$2(wanted, value, "HEAD cannot be timed: its response has no body, and the load generator waits for one; measure GET of the same path");
	const meant = typeof value === "string" ? didYouMean(value, METHODS) : void 0;
	return failed$2(wanted, value, meant === void 0 ? void 0 : `did you mean "${meant}"?`);
}
/** Reads a path with its query, as it is sent: ASCII without spaces, beginning with one "/". */
function parsePath(value) {
	const wanted = "a path such as \"/users?page=2\"";
	if (typeof value !== "string") return failed$2(wanted, value);
	if (/^[a-z]+:\/\//i.test(value)) return failed$2(wanted, value, "the service's address is filled in; write only the path");
	if (/^[A-Z]+ \//.test(value)) return failed$2(wanted, value, "write the method apart, as \"method: …\"");
	if (!value.startsWith("/") || value.startsWith("//")) return failed$2(wanted, value, "a path begins with one \"/\"");
	if (value.includes("#")) return failed$2(wanted, value, "what follows \"#\" is not sent; leave it out");
	if (!/^[\x21-\x7e]+$/.test(value)) return failed$2(wanted, value, "percent-encode spaces and letters beyond ASCII: \" \" is \"%20\"");
	return placeholderFailure(value, []) ?? parsed(value);
}
/** Reads a header's name and gives it in lower case. */
function parseHeaderName(value) {
	const wanted = "a header's name such as \"authorization\"";
	if (typeof value !== "string" || !/^[!#$%&'*+.^_`|~\w-]+$/.test(value)) return failed$2(wanted, value);
	const name = value.toLowerCase();
	const why = Object.hasOwn(SENT_BY_ENGINE, name) ? SENT_BY_ENGINE[name] : void 0;
	return why === void 0 ? parsed(name) : failed$2("a header that is yours to set", value, why);
}
/** Reads a header's value: Latin letters and spaces on one line, as HTTP/1.1 allows. */
function parseHeaderValue(value) {
	if (typeof value === "string" && /^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return parsed(value);
	return failed$2("a header's value on one line, without letters beyond Latin-1", value);
}
/** The name of a request that the config gives none: its method and path, cut to `longest` characters. */
function defaultRequestName({ method, path }, longest) {
	const name = `${method} ${path}`;
	return name.length > longest ? `${name.slice(0, longest - 1)}…` : name;
}
const LONGEST_TEXT$1 = 1e4;
const status$1 = whole$1(100, 599, "a status");
const readyPath = written(parsePath, {
	description: "Path that is asked with GET until it answers.",
	pattern: "^/\\S*$",
	examples: ["/healthz"],
	maxLength: 2e3
});
const readyMapping = mapping({
	path: readyPath.optional(),
	status: union([status$1, list(status$1, 1, 20, "statuses", "[200, 204]")], { error: expecting("a status such as 200, or a list such as [200, 204]") }).optional().meta({ description: "Status or statuses that count as ready; by default every 2xx and 3xx." }),
	timeout: written(durationBetween("1s", "10m", "30s"), {
		description: "How long the service may take to become ready.",
		pattern: DURATION_PATTERN,
		examples: ["30s"]
	}).prefault(`30s`)
}, "how the service is known to be ready");
/** The app section as users write it. */
const appFile = mapping({
	directory: written(relativePath("a folder in the repository such as \"services/api\""), {
		description: "Folder in the repository in which all commands run; by default its root.",
		examples: ["services/api"],
		maxLength: 1e3
	}).prefault("."),
	install: command("Installs what the service needs; runs once per arm.", ["arm"], "npm ci").optional(),
	build: command("Builds the service; runs once per arm, after install.", ["arm"], "npm run build").optional(),
	start: command("Starts the service. It gets the variable PORT; {{port}} and {{arm}} are filled in.", PLACEHOLDERS, "node server.js"),
	ready: union([readyPath, readyMapping], { error: expecting("a path such as \"/healthz\", or a mapping with path, status, timeout") }).optional().meta({ description: "How the service is known to be ready; by default when its port accepts a connection." }),
	env: named({
		parse: parseVariableName,
		pattern: VARIABLE_NAME_PATTERN
	}, scalar(parseVariable, LONGEST_TEXT$1), 0, 200, "variables").default({}).describe("Variables that the service gets; {{port}} and {{arm}} are filled in."),
	"pass-env": list(written(parseVariableName, {
		description: "Name of a variable.",
		pattern: VARIABLE_NAME_PATTERN
	}), 0, 200, "variables", "[DATABASE_URL]").default([]).describe("Names of variables of the runner that the service gets; it gets no others."),
	reset: command("Runs for each arm before each boot, to give the service fresh data; {{port}} and {{arm}} are filled in.", PLACEHOLDERS, "./reset.sh {{arm}}").optional(),
	port: whole$1(1, 65535, "a port").optional().describe("Port of a service that cannot take one; it is then measured one arm at a time."),
	exclusive: boolean({ error: expecting("true or false") }).optional().describe("True for a service that cannot run twice on one machine: one arm at a time, which is noisier."),
	"stop-timeout": written(durationBetween("0s", "60s", "5s"), {
		description: "How long the service may take to stop before it is killed.",
		pattern: DURATION_PATTERN,
		examples: ["5s"]
	}).prefault("5s")
}, "the service under test");
function command(description, placeholders, example) {
	return written(commandWith(placeholders, example), {
		description,
		examples: [example],
		maxLength: LONGEST_TEXT$1
	});
}
// src/config/per-metric.ts
/** A complete record of one value per metric. */
function perMetric(value) {
	return {
		mean: value("mean"),
		"pooled-mean": value("pooled-mean"),
		p50: value("p50"),
		p90: value("p90"),
		p95: value("p95"),
		p99: value("p99"),
		rps: value("rps"),
		errors: value("errors"),
		cpu: value("cpu"),
		rss: value("rss")
	};
}
// src/config/percentage.ts
/** What an editor may check of a percentage; `parsePercentage` decides. */
const PERCENTAGE_PATTERN = "^\\s*\\d+(\\.\\d+)?\\s*%\\s*$";
/** What an editor may check of points; `parsePoints` decides. */
const POINTS_PATTERN = "^\\s*\\d+(\\.\\d+)?\\s*(%|points?)\\s*$";
/** The fraction that a percentage stands for: "3%" and "3 %" are 0.03. */
function parsePercentage(value) {
	return parseHundredths(value, /^\s*(\d+(?:\.\d+)?)\s*%\s*$/, "a percentage such as \"3%\"");
}
/** A difference of two percentages as a fraction: "0.5 points" and "0.5%" are 0.005. */
function parsePoints(value) {
	return parseHundredths(value, /^\s*(\d+(?:\.\d+)?)\s*(?:%|points?)\s*$/, "percentage points such as \"0.5 points\" or \"0.5%\"");
}
function parseHundredths(value, pattern, wanted) {
	if (typeof value === "number") return failed$2(wanted, value, `write "${value}%" or "${value * 100}%", as you mean it`);
	const digits = typeof value === "string" ? pattern.exec(value)?.[1] : void 0;
	const fraction = digits === void 0 ? NaN : Number(`${digits}e-2`);
	return Number.isFinite(fraction) ? parsed(fraction) : failed$2(wanted, value);
}
// src/config/size.ts
/** Bytes of one unit: powers of 1000, with "i" powers of 1024. */
const UNITS$1 = {
	B: {
		exponent: 0,
		factor: 1
	},
	kB: {
		exponent: 3,
		factor: 1
	},
	MB: {
		exponent: 6,
		factor: 1
	},
	GB: {
		exponent: 9,
		factor: 1
	},
	KiB: {
		exponent: 0,
		factor: 1024
	},
	MiB: {
		exponent: 0,
		factor: 1024 ** 2
	},
	GiB: {
		exponent: 0,
		factor: 1024 ** 3
	}
};
/** Bytes of a size such as "300 MB" (300,000,000) or "256MiB" (268,435,456). The unit is needed, as spelled here. */
function parseSize(value) {
	const wanted = "a size such as \"300 MB\" or \"256 MiB\"";
	const [, digits = "", name = ""] = typeof value === "string" && /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(value) || [];
	const unit = Object.hasOwn(UNITS$1, name) ? UNITS$1[name] : void 0;
	const bytes = unit === void 0 ? NaN : Number(`${digits}e${unit.exponent}`) * unit.factor;
	if (Number.isFinite(bytes)) return parsed(bytes);
	const known = Object.keys(UNITS$1);
	return failed$2(wanted, value, didYouMeanHint(name, known) ?? `units are ${known.join(", ")}`);
}
// src/config/budget-expression.ts
/** Metrics of profiles that cannot be measured yet. */
const LATER$1 = [
	"capacity",
	"recovery",
	"slope"
];
const WANTED = "a budget such as \"p95 < 200 ms\"";
/** What an editor may check; `parseBudget` decides. */
const BUDGET_PATTERN = `^\\s*(${METRIC_IDS.join("|")})\\s*[<>]\\s*\\d+(\\.\\d+)?.*$`;
/** How a limit is read and written, by the unit of its metric. */
const LIMITS = {
	seconds: {
		parse: parseDuration,
		example: "200 ms"
	},
	"per second": {
		parse: parseRate,
		example: "500"
	},
	fraction: {
		parse: parsePercentage,
		example: "1 %"
	},
	bytes: {
		parse: parseSize,
		example: "300 MB"
	}
};
/**
* Reads a budget:
*
*     budget    = metric comparison limit
*     metric    = "mean" | "pooled-mean" | "p50" | "p90" | "p95" | "p99" | "rps" | "errors" | "cpu" | "rss"
*     comparison = "<" | ">"
*     limit     = duration            of a latency or cpu: "200 ms", "1.5s", "800 us"
*               | number ["/s"]       of rps: "500"
*               | number "%"          of errors: "1 %"
*               | size                of rss: "300 MB", "256 MiB"
*
* Spaces are free. Both comparisons are allowed for every metric. The limit is above zero (100 % at most for errors):
* blocks are judged on a log scale.
*/
function parseBudget(value) {
	const [, name, op, limit] = typeof value === "string" && /^\s*([a-z][\w -]*?)\s*([<>=≤≥]+)\s*(.*?)\s*$/i.exec(value) || [];
	if (typeof value !== "string" || name === void 0 || op === void 0 || limit === void 0) return failed$2(WANTED, value, "write a metric, \"<\" or \">\", and a limit");
	const metric = METRIC_IDS.find((id) => id === name);
	if (metric === void 0) return unknownMetric(name, value);
	if (op !== "<" && op !== ">") return failed$2(WANTED, value, "compare with \"<\" or \">\"");
	return withLimit({
		metric,
		op,
		text: value.trim()
	}, limit);
}
function withLimit(budget, text) {
	const { metric, op } = budget;
	const { parse, example } = LIMITS[METRICS[metric].unit];
	const wanted = `a budget such as "${metric} ${op} ${example}"`;
	const limit = parse(text);
	if (!limit.ok) return failed$2(wanted, budget.text, limit.hint ?? limit.message);
	if (limit.value <= 0) return failed$2(wanted, budget.text, "the limit must be above zero");
	if (metric === "errors" && limit.value > 1) return failed$2(wanted, budget.text, "the limit is 100 % at most");
	return parsed({
		...budget,
		limit: limit.value
	});
}
function unknownMetric(name, value) {
	const later = LATER$1.find((word) => name.endsWith(word));
	const meant = later === void 0 ? didYouMeanHint(name, METRIC_IDS) : `"${later}" is not available in this version;`;
	const known = `metrics are ${METRIC_IDS.join(", ")}`;
	return failed$2(WANTED, value, meant === void 0 ? known : `${meant} ${known}`);
}
function parseRate(text) {
	const wanted = "requests per second such as \"500\"";
	const digits = /^(\d+(?:\.\d+)?)\s*(?:\/\s*s)?$/.exec(text)?.[1];
	const rate = digits === void 0 ? NaN : Number(digits);
	return Number.isFinite(rate) ? parsed(rate) : failed$2(wanted, text, "write requests per second without a unit or as \"500/s\"");
}
// src/config/request-file.ts
const LONGEST_PATH = 4e3;
/** Headers as users write them, of a request or of all requests of a scenario. */
const headersFile = named({
	parse: parseHeaderName,
	pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"
}, scalar(parseHeaderValue, 8e3), 0, 100, "headers").default({});
const wantedStatus = expecting("a status such as 200 or a class such as \"2xx\"");
const status = union([integer(100, 599, wantedStatus), _enum(STATUS_CLASSES)], { error: wantedStatus });
const requestMapping = mapping({
	name: written(nameOf("request"), {
		description: "Name in the report, unique in the scenario; by default the method and the path.",
		pattern: NAME_PATTERN
	}).optional(),
	method: written(parseMethod, {
		description: "Method; GET by default.",
		pattern: `^(${METHODS.join("|")})$`
	}).prefault("GET"),
	path: written(parsePath, {
		description: "Path and query.",
		pattern: "^/\\S*$",
		examples: ["/users?page=2"],
		maxLength: LONGEST_PATH
	}),
	headers: headersFile.describe("Headers of this request; they go before those of the scenario."),
	body: string({ error: expecting("text") }).optional().describe("Body as text; sent as text/plain unless a header says otherwise."),
	json: unknown().optional().describe("Body as JSON; sent as application/json."),
	file: written(relativePath("a file such as \"requests/login.json\""), {
		description: "File with the body, relative to the folder of this config.",
		maxLength: 1e3
	}).optional(),
	expect: union([status, list(status, 1, 20, "statuses", "[200, \"3xx\"]")], { error: expecting("a status such as 200, a class such as \"2xx\", or a list of them") }).default("2xx").describe("Statuses that count as success; every other response is an error.")
}, "a request");
/** A request as users write it: on one line, or as a mapping. */
const requestFile = union([written(parseRequestLine, {
	description: "Method and path; a path alone is a GET.",
	pattern: REQUEST_LINE_PATTERN,
	examples: ["GET /users"],
	maxLength: LONGEST_PATH
}), requestMapping], { error: expecting("a request such as \"GET /users\", or a mapping with method and path") });
const metric$1 = choice(METRIC_IDS, ["capacity", "recovery"]);
/** A scenario as users write it. */
const scenarioFile = mapping({
	profile: choice(["speed", "load"], [
		"stress",
		"spike",
		"soak"
	]).default("load").describe("Shape of the load. speed: one user, one call after another; load: `users` at once."),
	engine: choice(["autocannon"], ["locust", "k6"]).default("autocannon").describe("What generates the load."),
	request: requestFile.optional().describe("The request, such as \"GET /users\"; or use `requests` for several."),
	requests: list(requestFile, 1, 50, "requests", "[\"GET /users\", \"GET /users/1\"]").optional().describe("The requests that a user sends in this order, again and again."),
	users: whole$1(1, 1e3).optional().describe(`Connections that each carry one request at a time; 8 by default, 1 in a speed scenario.`),
	connections: choice(["keep-alive", "fresh"]).default("keep-alive").describe("Whether a connection is kept for many requests or opened for each."),
	timeout: written(durationBetween("100ms", "2m", "10s"), {
		description: "Time after which a request counts as failed.",
		pattern: DURATION_PATTERN,
		examples: ["10s"]
	}).prefault("10s"),
	headers: headersFile.describe("Headers of all requests."),
	gate: list(metric$1, 1, METRIC_IDS.length, "metrics", "[p50, p95]").optional().describe("Metrics that may fail the build. Load: p50, p95, mean, errors by default, where mean is the pooled-mean; speed: mean, p50, errors."),
	floors: changes("Smallest change worth failing for, by metric."),
	margins: changes("Largest change that still counts as none, by metric."),
	budgets: list(written(parseBudget, {
		description: "An absolute limit on head.",
		pattern: BUDGET_PATTERN,
		examples: [
			"p95 < 200 ms",
			"errors < 1 %",
			"rps > 500",
			"rss < 300 MB",
			"cpu < 2 ms"
		]
	}), 0, 50, "budgets", "[\"p95 < 200 ms\"]").default([]).describe("Absolute limits on head, whatever base does.")
}, "a scenario");
function changes(description) {
	return mapping(perMetric((id) => change(id).optional()), "changes by metric").default({}).describe(description);
}
function change(id) {
	return METRICS[id].scale === "ratio" ? written(above0(parsePercentage, 10, "1000%"), {
		description: "Relative change.",
		pattern: PERCENTAGE_PATTERN,
		examples: ["3%"]
	}) : written(above0(parsePoints, 1, "100 points"), {
		description: "Difference in percentage points.",
		pattern: POINTS_PATTERN,
		examples: ["0.5 points"]
	});
}
/** A change of 0 would let any noise fail a build. */
function above0(parse, most, mostText) {
	return (value) => {
		const change = parse(value);
		if (!change.ok || change.value > 0 && change.value <= most) return change;
		return failed$2(`a change above 0 and at most ${mostText}`, value);
	};
}
// src/config/complete.ts
/** What may fail the build where a scenario does not say: each metric once, and no two that tell the same. */
const GATES = {
	load: [
		"p50",
		"p95",
		"pooled-mean",
		"errors"
	],
	speed: [
		"mean",
		"p50",
		"errors"
	]
};
/** Fills in what depends on other values, and what only the text tells: lines, order, and numbers as written. */
function completeConfig(file, document) {
	return {
		app: completeApp(file.app, document),
		effort: file.effort,
		failOn: [...new Set(file["fail-on"])],
		scenarios: document.keys(["scenarios"]).flatMap((name) => {
			const scenario = file.scenarios[name];
			return scenario === void 0 ? [] : [completeScenario(name, scenario, document)];
		}),
		history: { runs: file.history.runs }
	};
}
function completeApp(app, document) {
	return {
		directory: app.directory,
		install: app.install,
		build: app.build,
		start: app.start,
		ready: completeReadiness(app.ready),
		env: asWritten$1(app.env, ["app", "env"], document),
		passEnv: [...new Set(app["pass-env"])],
		reset: app.reset,
		port: app.port,
		exclusive: app.exclusive === true || app.port !== void 0,
		stopTimeoutSeconds: app["stop-timeout"]
	};
}
function completeReadiness(ready) {
	if (typeof ready !== "object") return {
		path: ready,
		status: [],
		timeoutSeconds: 30
	};
	return {
		path: ready.path,
		status: [ready.status ?? []].flat(),
		timeoutSeconds: ready.timeout
	};
}
function completeScenario(name, file, document) {
	const path = ["scenarios", name];
	const headers = lowerCased(asWritten$1(file.headers, [...path, "headers"], document));
	const complete = (request, place) => completeRequest(request, headers, place, document);
	const single = file.request === void 0 ? [] : [complete(file.request, [...path, "request"])];
	const several = (file.requests ?? []).map((request, index) => complete(request, [
		...path,
		"requests",
		index
	]));
	const floors = perMetric((id) => ofMetric(file.floors, id, file.profile) ?? METRICS[id].floor);
	return {
		name,
		profile: file.profile,
		engine: file.engine,
		requests: [...single, ...several],
		users: file.profile === "speed" ? 1 : file.users ?? 8,
		connections: file.connections,
		timeoutSeconds: file.timeout,
		gate: gateOf(file),
		floors,
		margins: perMetric((id) => ofMetric(file.margins, id, file.profile) ?? Math.max(METRICS[id].margin, floors[id])),
		budgets: file.budgets.map((budget, index) => ({
			...budget,
			line: document.line([
				...path,
				"budgets",
				index
			])
		})),
		line: document.line(path)
	};
}
/** In a load scenario "mean" is the pooled mean: the mean by pairs does not see a stall. */
function gateOf({ gate, profile }) {
	const written = gate ?? GATES[profile];
	return [...new Set(written.map((id) => profile === "load" && id === "mean" ? "pooled-mean" : id))];
}
/** What is written for "mean" in a load scenario holds for both means, unless the pooled one has its own. */
function ofMetric(values, id, profile) {
	return values[id] ?? (profile === "load" && id === "pooled-mean" ? values.mean : void 0);
}
function completeRequest(file, shared, path, document) {
	if (!("headers" in file)) return {
		...file,
		name: defaultRequestName(file, 120),
		headers: shared,
		body: void 0,
		expect: ["2xx"]
	};
	const own = lowerCased(asWritten$1(file.headers, [...path, "headers"], document));
	const { body, type } = bodyOf(file);
	const typed = type === void 0 ? {} : { "content-type": type };
	const expect = [file.expect].flat();
	return {
		name: file.name ?? defaultRequestName(file, 120),
		method: file.method,
		path: file.path,
		headers: {
			...typed,
			...shared,
			...own
		},
		body,
		expect
	};
}
function bodyOf({ body, json, file }) {
	if (json !== void 0) return {
		body: { text: JSON.stringify(json) },
		type: "application/json"
	};
	if (body !== void 0) return {
		body: { text: body },
		type: "text/plain; charset=utf-8"
	};
	if (file === void 0) return {
		body: void 0,
		type: void 0
	};
	return {
		body: { file },
		type: file.endsWith(".json") ? "application/json" : "application/octet-stream"
	};
}
/** Scalars as the file spells them: YAML takes 3.10 for a number, whoever writes it means the text. */
function asWritten$1(values, path, document) {
	const entries = Object.entries(values).map(([key, value]) => {
		return [key, typeof value === "string" ? value : document.source([...path, key]) ?? String(value)];
	});
	return Object.fromEntries(entries);
}
function lowerCased(headers) {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
// src/config/config-file.ts
/** The file as a schema: the shapes and formats of its values. What values say together is checked in consistency.ts. */
const configFile = mapping({
	effort: choice([
		"quick",
		"standard",
		"thorough"
	]).default("standard").describe("How long to measure at most: 3, 6 or 20 minutes."),
	"fail-on": list(choice(FAIL_REASONS), 0, FAIL_REASONS.length, "reasons", "[regression, budget]").default([
		"regression",
		"budget",
		"invalid"
	]).describe("What fails the build."),
	history: mapping({ runs: whole$1(5, 30).default(20).describe("How many stored runs of main are kept and compared with.") }, "the history").prefault({}).describe("What is kept of main's runs."),
	app: appFile.describe("How the service is installed, built, started, known ready, reset and stopped."),
	scenarios: named({
		parse: nameOf("scenario"),
		pattern: NAME_PATTERN
	}, scenarioFile, 1, 500, "scenarios").describe("What is requested, by the name that the report shows.")
}, "the configuration");
// src/config/consistency.ts
/**
* What values that may each be right say wrong together. It looks at the file as written and takes nothing for granted,
* so that these problems are told together with those of the schema.
*/
function inconsistencies(file) {
	const { app, scenarios } = asMapping(file);
	return [...appFaults(asMapping(app)), ...Object.entries(asMapping(scenarios)).flatMap(([name, scenario]) => scenarioFaults(asMapping(scenario), ["scenarios", name], typeof scenario === "object" && scenario !== null))];
}
function appFaults({ port, exclusive, ready }) {
	const faults = [];
	if (port !== void 0 && exclusive === false) faults.push({
		path: ["app", "exclusive"],
		at: "value",
		message: "expected true beside a fixed port, got false",
		hint: "two arms cannot listen on one port"
	});
	if (asMapping(ready).status !== void 0 && asMapping(ready).path === void 0) faults.push({
		path: [
			"app",
			"ready",
			"status"
		],
		at: "key",
		message: "expected a path that answers with this status, got nothing",
		hint: "add \"path: /healthz\""
	});
	return faults;
}
function scenarioFaults(scenario, path, isScenario) {
	const { profile, users, request, requests, headers } = scenario;
	const faults = [];
	if (isScenario && "request" in scenario === "requests" in scenario) {
		const seen = "request" in scenario ? "both" : "neither";
		faults.push({
			path,
			at: "key",
			message: `expected either request or requests, got ${seen}`,
			hint: "such as \"request: GET /users\""
		});
	}
	if (profile === "speed" && users !== void 0 && users !== 1) {
		const message = `expected 1 in a speed scenario, got ${shown(users)}`;
		faults.push({
			path: [...path, "users"],
			at: "value",
			message,
			hint: "leave users out, or use \"profile: load\""
		});
	}
	faults.push(...headerFaults(headers, [...path, "headers"]));
	if (request !== void 0) faults.push(...requestFaults(request, [...path, "request"]));
	const items = Array.isArray(requests) ? requests : [];
	items.forEach((item, index) => {
		faults.push(...requestFaults(item, [
			...path,
			"requests",
			index
		]));
	});
	return [...faults, ...nameFaults(items, [...path, "requests"])];
}
/** Requests are told apart by their names. */
function nameFaults(items, path) {
	const first = /* @__PURE__ */ new Map();
	return items.flatMap((item, index) => {
		const name = requestName(item);
		if (name === void 0) return [];
		const before = first.get(name);
		if (before === void 0) {
			first.set(name, index);
			return [];
		}
		const message = `expected a name of its own for each request, got ${shown(name)} as for requests[${before}]`;
		const hint = "give one of them another name";
		const own = typeof asMapping(item).name === "string" ? ["name"] : [];
		return [{
			path: [
				...path,
				index,
				...own
			],
			at: "value",
			message,
			hint
		}];
	});
}
function requestName(item) {
	if (typeof item === "string") {
		const line = parseRequestLine(item);
		return line.ok ? defaultRequestName(line.value, 120) : void 0;
	}
	const { name, method = "GET", path } = asMapping(item);
	if (typeof name === "string") return name;
	if (name !== void 0 || typeof path !== "string" || typeof method !== "string") return void 0;
	return defaultRequestName({
		method,
		path
	}, 120);
}
function requestFaults(item, path) {
	const request = asMapping(item);
	const bodies = [
		"body",
		"json",
		"file"
	].filter((key) => request[key] !== void 0);
	const faults = headerFaults(request.headers, [...path, "headers"]);
	const [first, second] = bodies;
	if (first !== void 0 && request.method === void 0) {
		const message = `expected a method beside ${first}, got nothing`;
		faults.push({
			path: [...path, first],
			at: "key",
			message,
			hint: "add \"method: POST\""
		});
	}
	if (second !== void 0) {
		const message = `expected one of body, json and file, got ${bodies.join(" and ")}`;
		faults.push({
			path: [...path, second],
			at: "key",
			message
		});
	}
	const number = unwritableNumber(request.json);
	if (number !== void 0) {
		const message = `expected numbers that JSON can hold exactly, got ${number}`;
		faults.push({
			path: [...path, "json"],
			at: "value",
			message,
			hint: "quote it, or write the JSON as text in \"body\""
		});
	}
	return faults;
}
/** Names of headers know no capitals, so two keys may mean the same header. */
function headerFaults(headers, path) {
	const seen = /* @__PURE__ */ new Map();
	return Object.keys(asMapping(headers)).flatMap((name) => {
		const before = seen.get(name.toLowerCase());
		seen.set(name.toLowerCase(), name);
		if (before === void 0) return [];
		const message = `expected each header once, got ${shown(before)} and ${shown(name)}`;
		return [{
			path: [...path, name],
			at: "key",
			message
		}];
	});
}
/** Infinity and NaN have no JSON, and integers beyond 2^53 would be sent rounded. */
function unwritableNumber(json) {
	if (typeof json === "number") return (Number.isInteger(json) ? Number.isSafeInteger(json) : Number.isFinite(json)) ? void 0 : json;
	if (typeof json !== "object" || json === null) return void 0;
	for (const part of Object.values(json)) {
		const found = unwritableNumber(part);
		if (found !== void 0) return found;
	}
}
/** Anything else has no keys. */
function asMapping(value) {
	return isMapping(value) ? value : {};
}
function isMapping(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
// src/config/issues.ts
/** Keys of the documentation that this version does not know yet. */
const LATER = [
	"url",
	"rate",
	"peak",
	"waivers"
];
/** What the schema found, as faults; an issue of a union becomes the issues of the shape that was meant. */
function faultsOf(issues, parent = []) {
	return issues.flatMap((issue) => {
		const path = [...parent, ...segments(issue.path)];
		if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(key, path, issue.message));
		if (issue.code === "invalid_union") {
			const meant = issue.errors.find((branch) => branch.length > 0 && !branch.some(isOfAnotherType));
			if (meant !== void 0) return faultsOf(meant, path);
		}
		return [{
			path,
			at: issue.code === "custom" && issue.params === AT_KEY ? "key" : "value",
			...decodeFailure(issue.message)
		}];
	});
}
/** Whether a branch failed because the value as a whole is something else than the branch is about. */
function isOfAnotherType({ code, path }) {
	return path.length === 0 && (code === "invalid_type" || code === "invalid_value" || code === "invalid_union");
}
function unknownKey(key, path, known) {
	const at = {
		path: [...path, key],
		at: "key"
	};
	if (LATER.includes(key)) return {
		...at,
		message: `${key} is not available in this version, expected one of ${known}`
	};
	const hint = didYouMeanHint(key, known.split(", "));
	return {
		...at,
		message: `expected one of ${known}, got the unknown key ${shown(key)}`,
		hint
	};
}
/** Paths of a config have no symbols. */
function segments(path) {
	return path.map((part) => typeof part === "number" ? part : String(part));
}
// node_modules/yaml/dist/nodes/identity.js
var require_identity = /* @__PURE__ */ __commonJSMin(((exports) => {
	const ALIAS = Symbol.for("yaml.alias");
	const DOC = Symbol.for("yaml.document");
	const MAP = Symbol.for("yaml.map");
	const PAIR = Symbol.for("yaml.pair");
	const SCALAR = Symbol.for("yaml.scalar");
	const SEQ = Symbol.for("yaml.seq");
	const NODE_TYPE = Symbol.for("yaml.node.type");
	const isAlias = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
	const isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
	const isMap = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
	const isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
	const isScalar = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
	const isSeq = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
	function isCollection(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case MAP:
			case SEQ: return true;
		}
		return false;
	}
	function isNode(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case ALIAS:
			case MAP:
			case SCALAR:
			case SEQ: return true;
		}
		return false;
	}
	const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;
	exports.ALIAS = ALIAS;
	exports.DOC = DOC;
	exports.MAP = MAP;
	exports.NODE_TYPE = NODE_TYPE;
	exports.PAIR = PAIR;
	exports.SCALAR = SCALAR;
	exports.SEQ = SEQ;
	exports.hasAnchor = hasAnchor;
	exports.isAlias = isAlias;
	exports.isCollection = isCollection;
	exports.isDocument = isDocument;
	exports.isMap = isMap;
	exports.isNode = isNode;
	exports.isPair = isPair;
	exports.isScalar = isScalar;
	exports.isSeq = isSeq;
}));
// node_modules/yaml/dist/visit.js
var require_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove node");
	/**
	* Apply a visitor to an AST node or document.
	*
	* Walks through the tree (depth-first) starting from `node`, calling a
	* `visitor` function with three arguments:
	*   - `key`: For sequence values and map `Pair`, the node's index in the
	*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
	*     `null` for the root node.
	*   - `node`: The current node.
	*   - `path`: The ancestry of the current node.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this node, continue with next
	*     sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current node, then continue with the next one
	*   - `Node`: Replace the current node, then continue by visiting it
	*   - `number`: While iterating the items of a sequence or map, set the index
	*     of the next step. This is useful especially if the index of the current
	*     node has changed.
	*
	* If `visitor` is a single function, it will be called with all values
	* encountered in the tree, including e.g. `null` values. Alternatively,
	* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
	* `Alias` and `Scalar` node. To define the same visitor function for more than
	* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
	* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
	* specific defined one will be used for each node.
	*/
	function visit(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (visit_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else visit_(null, node, visitor_, Object.freeze([]));
	}
	/** Terminate visit traversal completely */
	visit.BREAK = BREAK;
	/** Do not visit the children of the current node */
	visit.SKIP = SKIP;
	/** Remove the current node */
	visit.REMOVE = REMOVE;
	function visit_(key, node, visitor, path) {
		const ctrl = callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visit_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = visit_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = visit_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = visit_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	/**
	* Apply an async visitor to an AST node or document.
	*
	* Walks through the tree (depth-first) starting from `node`, calling a
	* `visitor` function with three arguments:
	*   - `key`: For sequence values and map `Pair`, the node's index in the
	*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
	*     `null` for the root node.
	*   - `node`: The current node.
	*   - `path`: The ancestry of the current node.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `Promise`: Must resolve to one of the following values
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this node, continue with next
	*     sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current node, then continue with the next one
	*   - `Node`: Replace the current node, then continue by visiting it
	*   - `number`: While iterating the items of a sequence or map, set the index
	*     of the next step. This is useful especially if the index of the current
	*     node has changed.
	*
	* If `visitor` is a single function, it will be called with all values
	* encountered in the tree, including e.g. `null` values. Alternatively,
	* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
	* `Alias` and `Scalar` node. To define the same visitor function for more than
	* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
	* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
	* specific defined one will be used for each node.
	*/
	async function visitAsync(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (await visitAsync_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else await visitAsync_(null, node, visitor_, Object.freeze([]));
	}
	/** Terminate visit traversal completely */
	visitAsync.BREAK = BREAK;
	/** Do not visit the children of the current node */
	visitAsync.SKIP = SKIP;
	/** Remove the current node */
	visitAsync.REMOVE = REMOVE;
	async function visitAsync_(key, node, visitor, path) {
		const ctrl = await callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visitAsync_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = await visitAsync_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = await visitAsync_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = await visitAsync_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	function initVisitor(visitor) {
		if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) return Object.assign({
			Alias: visitor.Node,
			Map: visitor.Node,
			Scalar: visitor.Node,
			Seq: visitor.Node
		}, visitor.Value && {
			Map: visitor.Value,
			Scalar: visitor.Value,
			Seq: visitor.Value
		}, visitor.Collection && {
			Map: visitor.Collection,
			Seq: visitor.Collection
		}, visitor);
		return visitor;
	}
	function callVisitor(key, node, visitor, path) {
		if (typeof visitor === "function") return visitor(key, node, path);
		if (identity.isMap(node)) return visitor.Map?.(key, node, path);
		if (identity.isSeq(node)) return visitor.Seq?.(key, node, path);
		if (identity.isPair(node)) return visitor.Pair?.(key, node, path);
		if (identity.isScalar(node)) return visitor.Scalar?.(key, node, path);
		if (identity.isAlias(node)) return visitor.Alias?.(key, node, path);
	}
	function replaceNode(key, path, node) {
		const parent = path[path.length - 1];
		if (identity.isCollection(parent)) parent.items[key] = node;
		else if (identity.isPair(parent)) {
			if (key === "key") parent.key = node;
			else parent.value = node;
		} else if (identity.isDocument(parent)) parent.contents = node;
		else {
			const pt = identity.isAlias(parent) ? "alias" : "scalar";
			throw new Error(`Cannot replace node with ${pt} parent`);
		}
	}
	exports.visit = visit;
	exports.visitAsync = visitAsync;
}));
// node_modules/yaml/dist/doc/directives.js
var require_directives = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	const escapeChars = {
		"!": "%21",
		",": "%2C",
		"[": "%5B",
		"]": "%5D",
		"{": "%7B",
		"}": "%7D"
	};
	const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
	var Directives = class Directives {
		constructor(yaml, tags) {
			/**
			* The directives-end/doc-start marker `---`. If `null`, a marker may still be
			* included in the document's stringified representation.
			*/
			this.docStart = null;
			/** The doc-end marker `...`.  */
			this.docEnd = false;
			this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
			this.tags = Object.assign({}, Directives.defaultTags, tags);
		}
		clone() {
			const copy = new Directives(this.yaml, this.tags);
			copy.docStart = this.docStart;
			return copy;
		}
		/**
		* During parsing, get a Directives instance for the current document and
		* update the stream state according to the current version's spec.
		*/
		atDocument() {
			const res = new Directives(this.yaml, this.tags);
			switch (this.yaml.version) {
				case "1.1":
					this.atNextDocument = true;
					break;
				case "1.2":
					this.atNextDocument = false;
					this.yaml = {
						explicit: Directives.defaultYaml.explicit,
						version: "1.2"
					};
					this.tags = Object.assign({}, Directives.defaultTags);
			}
			return res;
		}
		/**
		* @param onError - May be called even if the action was successful
		* @returns `true` on success
		*/
		add(line, onError) {
			if (this.atNextDocument) {
				this.yaml = {
					explicit: Directives.defaultYaml.explicit,
					version: "1.1"
				};
				this.tags = Object.assign({}, Directives.defaultTags);
				this.atNextDocument = false;
			}
			const parts = line.trim().split(/[ \t]+/);
			const name = parts.shift();
			switch (name) {
				case "%TAG": {
					if (parts.length !== 2) {
						onError(0, "%TAG directive should contain exactly two parts");
						if (parts.length < 2) return false;
					}
					const [handle, prefix] = parts;
					this.tags[handle] = prefix;
					return true;
				}
				case "%YAML": {
					this.yaml.explicit = true;
					if (parts.length !== 1) {
						onError(0, "%YAML directive should contain exactly one part");
						return false;
					}
					const [version] = parts;
					if (version === "1.1" || version === "1.2") {
						this.yaml.version = version;
						return true;
					} else {
						const isValid = /^\d+\.\d+$/.test(version);
						onError(6, `Unsupported YAML version ${version}`, isValid);
						return false;
					}
				}
				default:
					onError(0, `Unknown directive ${name}`, true);
					return false;
			}
		}
		/**
		* Resolves a tag, matching handles to those defined in %TAG directives.
		*
		* @returns Resolved tag, which may also be the non-specific tag `'!'` or a
		*   `'!local'` tag, or `null` if unresolvable.
		*/
		tagName(source, onError) {
			if (source === "!") return "!";
			if (source[0] !== "!") {
				onError(`Not a valid tag: ${source}`);
				return null;
			}
			if (source[1] === "<") {
				const verbatim = source.slice(2, -1);
				if (verbatim === "!" || verbatim === "!!") {
					onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
					return null;
				}
				if (source[source.length - 1] !== ">") onError("Verbatim tags must end with a >");
				return verbatim;
			}
			const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
			if (!suffix) onError(`The ${source} tag has no suffix`);
			const prefix = this.tags[handle];
			if (prefix) try {
				return prefix + decodeURIComponent(suffix);
			} catch (error) {
				onError(String(error));
				return null;
			}
			if (handle === "!") return source;
			onError(`Could not resolve tag: ${source}`);
			return null;
		}
		/**
		* Given a fully resolved tag, returns its printable string form,
		* taking into account current tag prefixes and defaults.
		*/
		tagString(tag) {
			for (const [handle, prefix] of Object.entries(this.tags)) if (tag.startsWith(prefix)) return handle + escapeTagName(tag.substring(prefix.length));
			return tag[0] === "!" ? tag : `!<${tag}>`;
		}
		toString(doc) {
			const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
			const tagEntries = Object.entries(this.tags);
			let tagNames;
			if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
				const tags = {};
				visit.visit(doc.contents, (_key, node) => {
					if (identity.isNode(node) && node.tag) tags[node.tag] = true;
				});
				tagNames = Object.keys(tags);
			} else tagNames = [];
			for (const [handle, prefix] of tagEntries) {
				if (handle === "!!" && prefix === "tag:yaml.org,2002:") continue;
				if (!doc || tagNames.some((tn) => tn.startsWith(prefix))) lines.push(`%TAG ${handle} ${prefix}`);
			}
			return lines.join("\n");
		}
	};
	Directives.defaultYaml = {
		explicit: false,
		version: "1.2"
	};
	Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
	exports.Directives = Directives;
}));
// node_modules/yaml/dist/doc/anchors.js
var require_anchors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	/**
	* Verify that the input string is a valid anchor.
	*
	* Will throw on errors.
	*/
	function anchorIsValid(anchor) {
		if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
			const msg = `Anchor must not contain whitespace or control characters: ${JSON.stringify(anchor)}`;
			throw new Error(msg);
		}
		return true;
	}
	function anchorNames(root) {
		const anchors = /* @__PURE__ */ new Set();
		visit.visit(root, { Value(_key, node) {
			if (node.anchor) anchors.add(node.anchor);
		} });
		return anchors;
	}
	/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
	function findNewAnchor(prefix, exclude) {
		for (let i = 1;; ++i) {
			const name = `${prefix}${i}`;
			if (!exclude.has(name)) return name;
		}
	}
	function createNodeAnchors(doc, prefix) {
		const aliasObjects = [];
		const sourceObjects = /* @__PURE__ */ new Map();
		let prevAnchors = null;
		return {
			onAnchor: (source) => {
				aliasObjects.push(source);
				prevAnchors ?? (prevAnchors = anchorNames(doc));
				const anchor = findNewAnchor(prefix, prevAnchors);
				prevAnchors.add(anchor);
				return anchor;
			},
			/**
			* With circular references, the source node is only resolved after all
			* of its child nodes are. This is why anchors are set only after all of
			* the nodes have been created.
			*/
			setAnchors: () => {
				for (const source of aliasObjects) {
					const ref = sourceObjects.get(source);
					if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) ref.node.anchor = ref.anchor;
					else {
						const error = /* @__PURE__ */ new Error("Failed to resolve repeated object (this should not happen)");
						error.source = source;
						throw error;
					}
				}
			},
			sourceObjects
		};
	}
	exports.anchorIsValid = anchorIsValid;
	exports.anchorNames = anchorNames;
	exports.createNodeAnchors = createNodeAnchors;
	exports.findNewAnchor = findNewAnchor;
}));
// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
	* in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
	* 2021 edition: https://tc39.es/ecma262/#sec-json.parse
	*
	* Includes extensions for handling Map and Set objects.
	*/
	function applyReviver(reviver, obj, key, val) {
		if (val && typeof val === "object") {
			if (Array.isArray(val)) for (let i = 0, len = val.length; i < len; ++i) {
				const v0 = val[i];
				const v1 = applyReviver(reviver, val, String(i), v0);
				if (v1 === void 0) delete val[i];
				else if (v1 !== v0) val[i] = v1;
			}
			else if (val instanceof Map) for (const k of Array.from(val.keys())) {
				const v0 = val.get(k);
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) val.delete(k);
				else if (v1 !== v0) val.set(k, v1);
			}
			else if (val instanceof Set) for (const v0 of Array.from(val)) {
				const v1 = applyReviver(reviver, val, v0, v0);
				if (v1 === void 0) val.delete(v0);
				else if (v1 !== v0) {
					val.delete(v0);
					val.add(v1);
				}
			}
			else for (const [k, v0] of Object.entries(val)) {
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) delete val[k];
				else if (v1 !== v0) val[k] = v1;
			}
		}
		return reviver.call(obj, key, val);
	}
	exports.applyReviver = applyReviver;
}));
// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	/**
	* Recursively convert any node or its contents to native JavaScript
	*
	* @param value - The input value
	* @param arg - If `value` defines a `toJSON()` method, use this
	*   as its first argument
	* @param ctx - Conversion context, originally set in Document#toJS(). If
	*   `{ keep: true }` is not set, output should be suitable for JSON
	*   stringification.
	*/
	function toJS(value, arg, ctx) {
		if (Array.isArray(value)) return value.map((v, i) => toJS(v, String(i), ctx));
		if (value && typeof value.toJSON === "function") {
			if (!ctx || !identity.hasAnchor(value)) return value.toJSON(arg, ctx);
			const data = {
				aliasCount: 0,
				count: 1,
				res: void 0
			};
			ctx.anchors.set(value, data);
			ctx.onCreate = (res) => {
				data.res = res;
				delete ctx.onCreate;
			};
			const res = value.toJSON(arg, ctx);
			if (ctx.onCreate) ctx.onCreate(res);
			return res;
		}
		if (typeof value === "bigint" && !ctx?.keep) return Number(value);
		return value;
	}
	exports.toJS = toJS;
}));
// node_modules/yaml/dist/nodes/Node.js
var require_Node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var applyReviver = require_applyReviver();
	var identity = require_identity();
	var toJS = require_toJS();
	var NodeBase = class {
		constructor(type) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: type });
		}
		/** Create a copy of this node.  */
		clone() {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/** A plain JavaScript representation of this node. */
		toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			if (!identity.isDocument(doc)) throw new TypeError("A document argument is required");
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc,
				keep: true,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this, "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
	};
	exports.NodeBase = NodeBase;
}));
// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var visit = require_visit();
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	var Alias = class extends Node.NodeBase {
		constructor(source) {
			super(identity.ALIAS);
			this.source = source;
			Object.defineProperty(this, "tag", { set() {
				throw new Error("Alias nodes cannot have tags");
			} });
		}
		/**
		* Resolve the value of this alias within `doc`, finding the last
		* instance of the `source` anchor before this node.
		*/
		resolve(doc, ctx) {
			if (ctx?.maxAliasCount === 0) throw new ReferenceError("Alias resolution is disabled");
			let nodes;
			if (ctx?.aliasResolveCache) nodes = ctx.aliasResolveCache;
			else {
				nodes = [];
				visit.visit(doc, { Node: (_key, node) => {
					if (identity.isAlias(node) || identity.hasAnchor(node)) nodes.push(node);
				} });
				if (ctx) ctx.aliasResolveCache = nodes;
			}
			let found = void 0;
			for (const node of nodes) {
				if (node === this) break;
				if (node.anchor === this.source) found = node;
			}
			if (found && ctx) {
				const { anchors, doc, maxAliasCount } = ctx;
				let data = anchors.get(found);
				if (!data) {
					toJS.toJS(found, null, ctx);
					data = anchors.get(found);
				}
				/* istanbul ignore if */
				if (data?.res === void 0) throw new ReferenceError("This should not happen: Alias anchor was not resolved?");
				if (maxAliasCount >= 0) {
					data.count += 1;
					if (data.aliasCount === 0) data.aliasCount = getAliasCount(doc, found, anchors);
					if (data.count * data.aliasCount > maxAliasCount) throw new ReferenceError("Excessive alias count indicates a resource exhaustion attack");
				}
			}
			return found;
		}
		toJSON(_arg, ctx) {
			if (!ctx) return { source: this.source };
			const source = this.resolve(ctx.doc, ctx);
			if (!source) {
				const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
				throw new ReferenceError(msg);
			}
			return ctx.anchors.get(source).res;
		}
		toString(ctx, _onComment, _onChompKeep) {
			const src = `*${this.source}`;
			if (ctx) {
				anchors.anchorIsValid(this.source);
				if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
					const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
					throw new Error(msg);
				}
				if (ctx.implicitKey) return `${src} `;
			}
			return src;
		}
	};
	function getAliasCount(doc, node, anchors) {
		if (identity.isAlias(node)) {
			const source = node.resolve(doc);
			const anchor = anchors && source && anchors.get(source);
			return anchor ? anchor.count * anchor.aliasCount : 0;
		} else if (identity.isCollection(node)) {
			let count = 0;
			for (const item of node.items) {
				const c = getAliasCount(doc, item, anchors);
				if (c > count) count = c;
			}
			return count;
		} else if (identity.isPair(node)) {
			const kc = getAliasCount(doc, node.key, anchors);
			const vc = getAliasCount(doc, node.value, anchors);
			return Math.max(kc, vc);
		}
		return 1;
	}
	exports.Alias = Alias;
}));
// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	const isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
	var Scalar = class extends Node.NodeBase {
		constructor(value) {
			super(identity.SCALAR);
			this.value = value;
		}
		toJSON(arg, ctx) {
			return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
		}
		toString() {
			return String(this.value);
		}
	};
	Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
	Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
	Scalar.PLAIN = "PLAIN";
	Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
	Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
	exports.Scalar = Scalar;
	exports.isScalarValue = isScalarValue;
}));
// node_modules/yaml/dist/doc/createNode.js
var require_createNode = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var Scalar = require_Scalar();
	const defaultTagPrefix = "tag:yaml.org,2002:";
	function findTagObject(value, tagName, tags) {
		if (tagName) {
			const match = tags.filter((t) => t.tag === tagName);
			const tagObj = match.find((t) => !t.format) ?? match[0];
			if (!tagObj) throw new Error(`Tag ${tagName} not found`);
			return tagObj;
		}
		return tags.find((t) => t.identify?.(value) && !t.format);
	}
	function createNode(value, tagName, ctx) {
		if (identity.isDocument(value)) value = value.contents;
		if (identity.isNode(value)) return value;
		if (identity.isPair(value)) {
			const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
			map.items.push(value);
			return map;
		}
		if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) value = value.valueOf();
		const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
		let ref = void 0;
		if (aliasDuplicateObjects && value && typeof value === "object") {
			ref = sourceObjects.get(value);
			if (ref) {
				ref.anchor ?? (ref.anchor = onAnchor(value));
				return new Alias.Alias(ref.anchor);
			} else {
				ref = {
					anchor: null,
					node: null
				};
				sourceObjects.set(value, ref);
			}
		}
		if (tagName?.startsWith("!!")) tagName = defaultTagPrefix + tagName.slice(2);
		let tagObj = findTagObject(value, tagName, schema.tags);
		if (!tagObj) {
			if (value && typeof value.toJSON === "function") value = value.toJSON();
			if (!value || typeof value !== "object") {
				const node = new Scalar.Scalar(value);
				if (ref) ref.node = node;
				return node;
			}
			tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
		}
		if (onTagObj) {
			onTagObj(tagObj);
			delete ctx.onTagObj;
		}
		const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
		if (tagName) node.tag = tagName;
		else if (!tagObj.default) node.tag = tagObj.tag;
		if (ref) ref.node = node;
		return node;
	}
	exports.createNode = createNode;
}));
// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var identity = require_identity();
	var Node = require_Node();
	function collectionFromPath(schema, path, value) {
		let v = value;
		for (let i = path.length - 1; i >= 0; --i) {
			const k = path[i];
			if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
				const a = [];
				a[k] = v;
				v = a;
			} else v = /* @__PURE__ */ new Map([[k, v]]);
		}
		return createNode.createNode(v, void 0, {
			aliasDuplicateObjects: false,
			keepUndefined: false,
			onAnchor: () => {
				throw new Error("This should not happen, please report a bug.");
			},
			schema,
			sourceObjects: /* @__PURE__ */ new Map()
		});
	}
	const isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
	var Collection = class extends Node.NodeBase {
		constructor(type, schema) {
			super(type);
			Object.defineProperty(this, "schema", {
				value: schema,
				configurable: true,
				enumerable: false,
				writable: true
			});
		}
		/**
		* Create a copy of this collection.
		*
		* @param schema - If defined, overwrites the original's schema
		*/
		clone(schema) {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (schema) copy.schema = schema;
			copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/**
		* Adds a value to the collection. For `!!map` and `!!omap` the value must
		* be a Pair instance or a `{ key, value }` object, which may not have a key
		* that already exists in the map.
		*/
		addIn(path, value) {
			if (isEmptyPath(path)) this.add(value);
			else {
				const [key, ...rest] = path;
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.addIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
		/**
		* Removes a value from the collection.
		* @returns `true` if the item was found and removed.
		*/
		deleteIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.delete(key);
			const node = this.get(key, true);
			if (identity.isCollection(node)) return node.deleteIn(rest);
			else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
		}
		/**
		* Returns item at `key`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		getIn(path, keepScalar) {
			const [key, ...rest] = path;
			const node = this.get(key, true);
			if (rest.length === 0) return !keepScalar && identity.isScalar(node) ? node.value : node;
			else return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
		}
		hasAllNullValues(allowScalar) {
			return this.items.every((node) => {
				if (!identity.isPair(node)) return false;
				const n = node.value;
				return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
			});
		}
		/**
		* Checks if the collection includes a value with the key `key`.
		*/
		hasIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.has(key);
			const node = this.get(key, true);
			return identity.isCollection(node) ? node.hasIn(rest) : false;
		}
		/**
		* Sets a value in this collection. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		setIn(path, value) {
			const [key, ...rest] = path;
			if (rest.length === 0) this.set(key, value);
			else {
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.setIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
	};
	exports.Collection = Collection;
	exports.collectionFromPath = collectionFromPath;
	exports.isEmptyPath = isEmptyPath;
}));
// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Stringifies a comment.
	*
	* Empty comment lines are left empty,
	* lines consisting of a single space are replaced by `#`,
	* and all other lines are prefixed with a `#`.
	*/
	const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
	function indentComment(comment, indent) {
		if (/^\n+$/.test(comment)) return comment.substring(1);
		return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
	}
	const lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
	exports.indentComment = indentComment;
	exports.lineComment = lineComment;
	exports.stringifyComment = stringifyComment;
}));
// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = /* @__PURE__ */ __commonJSMin(((exports) => {
	const FOLD_FLOW = "flow";
	const FOLD_BLOCK = "block";
	const FOLD_QUOTED = "quoted";
	/**
	* Tries to keep input at up to `lineWidth` characters, splitting only on spaces
	* not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
	* terminated with `\n` and started with `indent`.
	*/
	function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
		if (!lineWidth || lineWidth < 0) return text;
		if (lineWidth < minContentWidth) minContentWidth = 0;
		const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
		if (text.length <= endStep) return text;
		const folds = [];
		const escapedFolds = {};
		let end = lineWidth - indent.length;
		if (typeof indentAtStart === "number") {
			if (indentAtStart > lineWidth - Math.max(2, minContentWidth)) folds.push(0);
			else end = lineWidth - indentAtStart;
		}
		let split = void 0;
		let prev = void 0;
		let overflow = false;
		let i = -1;
		let escStart = -1;
		let escEnd = -1;
		if (mode === FOLD_BLOCK) {
			i = consumeMoreIndentedLines(text, i, indent.length);
			if (i !== -1) end = i + endStep;
		}
		for (let ch; ch = text[i += 1];) {
			if (mode === FOLD_QUOTED && ch === "\\") {
				escStart = i;
				switch (text[i + 1]) {
					case "x":
						i += 3;
						break;
					case "u":
						i += 5;
						break;
					case "U":
						i += 9;
						break;
					default: i += 1;
				}
				escEnd = i;
			}
			if (ch === "\n") {
				if (mode === FOLD_BLOCK) i = consumeMoreIndentedLines(text, i, indent.length);
				end = i + indent.length + endStep;
				split = void 0;
			} else {
				if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
					const next = text[i + 1];
					if (next && next !== " " && next !== "\n" && next !== "	") split = i;
				}
				if (i >= end) {
					if (split) {
						folds.push(split);
						end = split + endStep;
						split = void 0;
					} else if (mode === FOLD_QUOTED) {
						while (prev === " " || prev === "	") {
							prev = ch;
							ch = text[i += 1];
							overflow = true;
						}
						const j = i > escEnd + 1 ? i - 2 : escStart - 1;
						if (escapedFolds[j]) return text;
						folds.push(j);
						escapedFolds[j] = true;
						end = j + endStep;
						split = void 0;
					} else overflow = true;
				}
			}
			prev = ch;
		}
		if (overflow && onOverflow) onOverflow();
		if (folds.length === 0) return text;
		if (onFold) onFold();
		let res = text.slice(0, folds[0]);
		for (let i = 0; i < folds.length; ++i) {
			const fold = folds[i];
			const end = folds[i + 1] || text.length;
			if (fold === 0) res = `\n${indent}${text.slice(0, end)}`;
			else {
				if (mode === FOLD_QUOTED && escapedFolds[fold]) res += `${text[fold]}\\`;
				res += `\n${indent}${text.slice(fold + 1, end)}`;
			}
		}
		return res;
	}
	/**
	* Presumes `i + 1` is at the start of a line
	* @returns index of last newline in more-indented block
	*/
	function consumeMoreIndentedLines(text, i, indent) {
		let end = i;
		let start = i + 1;
		let ch = text[start];
		while (ch === " " || ch === "	") if (i < start + indent) ch = text[++i];
		else {
			do
				ch = text[++i];
			while (ch && ch !== "\n");
			end = i;
			start = i + 1;
			ch = text[start];
		}
		return end;
	}
	exports.FOLD_BLOCK = FOLD_BLOCK;
	exports.FOLD_FLOW = FOLD_FLOW;
	exports.FOLD_QUOTED = FOLD_QUOTED;
	exports.foldFlowLines = foldFlowLines;
}));
// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var foldFlowLines = require_foldFlowLines();
	const getFoldOptions = (ctx, isBlock) => ({
		indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
		lineWidth: ctx.options.lineWidth,
		minContentWidth: ctx.options.minContentWidth
	});
	const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
	function lineLengthOverLimit(str, lineWidth, indentLength) {
		if (!lineWidth || lineWidth < 0) return false;
		const limit = lineWidth - indentLength;
		const strLen = str.length;
		if (strLen <= limit) return false;
		for (let i = 0, start = 0; i < strLen; ++i) if (str[i] === "\n") {
			if (i - start > limit) return true;
			start = i + 1;
			if (strLen - start <= limit) return false;
		}
		return true;
	}
	function doubleQuotedString(value, ctx) {
		const json = JSON.stringify(value);
		if (ctx.options.doubleQuotedAsJSON) return json;
		const { implicitKey } = ctx;
		const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		let str = "";
		let start = 0;
		for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
			if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
				str += json.slice(start, i) + "\\ ";
				i += 1;
				start = i;
				ch = "\\";
			}
			if (ch === "\\") switch (json[i + 1]) {
				case "u":
					{
						str += json.slice(start, i);
						const code = json.substr(i + 2, 4);
						switch (code) {
							case "0000":
								str += "\\0";
								break;
							case "0007":
								str += "\\a";
								break;
							case "000b":
								str += "\\v";
								break;
							case "001b":
								str += "\\e";
								break;
							case "0085":
								str += "\\N";
								break;
							case "00a0":
								str += "\\_";
								break;
							case "2028":
								str += "\\L";
								break;
							case "2029":
								str += "\\P";
								break;
							default: if (code.substr(0, 2) === "00") str += "\\x" + code.substr(2);
							else str += json.substr(i, 6);
						}
						i += 5;
						start = i + 1;
					}
					break;
				case "n":
					if (implicitKey || json[i + 2] === "\"" || json.length < minMultiLineLength) i += 1;
					else {
						str += json.slice(start, i) + "\n\n";
						while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== "\"") {
							str += "\n";
							i += 2;
						}
						str += indent;
						if (json[i + 2] === " ") str += "\\";
						i += 1;
						start = i + 1;
					}
					break;
				default: i += 1;
			}
		}
		str = start ? str + json.slice(start) : json;
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
	}
	function singleQuotedString(value, ctx) {
		if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value)) return doubleQuotedString(value, ctx);
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
		return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function quotedString(value, ctx) {
		const { singleQuote } = ctx.options;
		let qs;
		if (singleQuote === false) qs = doubleQuotedString;
		else {
			const hasDouble = value.includes("\"");
			const hasSingle = value.includes("'");
			if (hasDouble && !hasSingle) qs = singleQuotedString;
			else if (hasSingle && !hasDouble) qs = doubleQuotedString;
			else qs = singleQuote ? singleQuotedString : doubleQuotedString;
		}
		return qs(value, ctx);
	}
	let blockEndNewlines;
	try {
		blockEndNewlines = /* @__PURE__ */ new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
	} catch {
		blockEndNewlines = /\n+(?!\n|$)/g;
	}
	function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
		const { blockQuote, commentString, lineWidth } = ctx.options;
		if (!blockQuote || /\n[\t ]+$/.test(value)) return quotedString(value, ctx);
		const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
		const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
		if (!value) return literal ? "|\n" : ">\n";
		let chomp;
		let endStart;
		for (endStart = value.length; endStart > 0; --endStart) {
			const ch = value[endStart - 1];
			if (ch !== "\n" && ch !== "	" && ch !== " ") break;
		}
		let end = value.substring(endStart);
		const endNlPos = end.indexOf("\n");
		if (endNlPos === -1) chomp = "-";
		else if (value === end || endNlPos !== end.length - 1) {
			chomp = "+";
			if (onChompKeep) onChompKeep();
		} else chomp = "";
		if (end) {
			value = value.slice(0, -end.length);
			if (end[end.length - 1] === "\n") end = end.slice(0, -1);
			end = end.replace(blockEndNewlines, `$&${indent}`);
		}
		let startWithSpace = false;
		let startEnd;
		let startNlPos = -1;
		for (startEnd = 0; startEnd < value.length; ++startEnd) {
			const ch = value[startEnd];
			if (ch === " ") startWithSpace = true;
			else if (ch === "\n") startNlPos = startEnd;
			else break;
		}
		let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
		if (start) {
			value = value.substring(start.length);
			start = start.replace(/\n+/g, `$&${indent}`);
		}
		let header = (startWithSpace ? indent ? "2" : "1" : "") + chomp;
		if (comment) {
			header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
			if (onComment) onComment();
		}
		if (!literal) {
			const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
			let literalFallback = false;
			const foldOptions = getFoldOptions(ctx, true);
			if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) foldOptions.onOverflow = () => {
				literalFallback = true;
			};
			const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
			if (!literalFallback) return `>${header}\n${indent}${body}`;
		}
		value = value.replace(/\n+/g, `$&${indent}`);
		return `|${header}\n${indent}${start}${value}${end}`;
	}
	function plainString(item, ctx, onComment, onChompKeep) {
		const { type, value } = item;
		const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
		if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) return quotedString(value, ctx);
		if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
		if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) return blockString(item, ctx, onComment, onChompKeep);
		if (containsDocumentMarker(value)) {
			if (indent === "") {
				ctx.forceBlockIndent = true;
				return blockString(item, ctx, onComment, onChompKeep);
			} else if (implicitKey && indent === indentStep) return quotedString(value, ctx);
		}
		const str = value.replace(/\n+/g, `$&\n${indent}`);
		if (actualString) {
			const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
			const { compat, tags } = ctx.doc.schema;
			if (tags.some(test) || compat?.some(test)) return quotedString(value, ctx);
		}
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function stringifyString(item, ctx, onComment, onChompKeep) {
		const { implicitKey, inFlow } = ctx;
		const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
		let { type } = item;
		if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
			if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value)) type = Scalar.Scalar.QUOTE_DOUBLE;
		}
		const _stringify = (_type) => {
			switch (_type) {
				case Scalar.Scalar.BLOCK_FOLDED:
				case Scalar.Scalar.BLOCK_LITERAL: return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
				case Scalar.Scalar.QUOTE_DOUBLE: return doubleQuotedString(ss.value, ctx);
				case Scalar.Scalar.QUOTE_SINGLE: return singleQuotedString(ss.value, ctx);
				case Scalar.Scalar.PLAIN: return plainString(ss, ctx, onComment, onChompKeep);
				default: return null;
			}
		};
		let res = _stringify(type);
		if (res === null) {
			const { defaultKeyType, defaultStringType } = ctx.options;
			const t = implicitKey && defaultKeyType || defaultStringType;
			res = _stringify(t);
			if (res === null) throw new Error(`Unsupported default string type ${t}`);
		}
		return res;
	}
	exports.stringifyString = stringifyString;
}));
// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var identity = require_identity();
	var stringifyComment = require_stringifyComment();
	var stringifyString = require_stringifyString();
	function createStringifyContext(doc, options) {
		const opt = Object.assign({
			blockQuote: true,
			commentString: stringifyComment.stringifyComment,
			defaultKeyType: null,
			defaultStringType: "PLAIN",
			directives: null,
			doubleQuotedAsJSON: false,
			doubleQuotedMinMultiLineLength: 40,
			falseStr: "false",
			flowCollectionPadding: true,
			indentSeq: true,
			lineWidth: 80,
			minContentWidth: 20,
			nullStr: "null",
			simpleKeys: false,
			singleQuote: null,
			trailingComma: false,
			trueStr: "true",
			verifyAliasOrder: true
		}, doc.schema.toStringOptions, options);
		let inFlow;
		switch (opt.collectionStyle) {
			case "block":
				inFlow = false;
				break;
			case "flow":
				inFlow = true;
				break;
			default: inFlow = null;
		}
		return {
			anchors: /* @__PURE__ */ new Set(),
			doc,
			flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
			indent: "",
			indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
			inFlow,
			options: opt
		};
	}
	function getTagObject(tags, item) {
		if (item.tag) {
			const match = tags.filter((t) => t.tag === item.tag);
			if (match.length > 0) return match.find((t) => t.format === item.format) ?? match[0];
		}
		let tagObj = void 0;
		let obj;
		if (identity.isScalar(item)) {
			obj = item.value;
			let match = tags.filter((t) => t.identify?.(obj));
			if (match.length > 1) {
				const testMatch = match.filter((t) => t.test);
				if (testMatch.length > 0) match = testMatch;
			}
			tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
		} else {
			obj = item;
			tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
		}
		if (!tagObj) {
			const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
			throw new Error(`Tag not resolved for ${name} value`);
		}
		return tagObj;
	}
	function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
		if (!doc.directives) return "";
		const props = [];
		const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
		if (anchor && anchors.anchorIsValid(anchor)) {
			anchors$1.add(anchor);
			props.push(`&${anchor}`);
		}
		const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
		if (tag) props.push(doc.directives.tagString(tag));
		return props.join(" ");
	}
	function stringify(item, ctx, onComment, onChompKeep) {
		if (identity.isPair(item)) return item.toString(ctx, onComment, onChompKeep);
		if (identity.isAlias(item)) {
			if (ctx.doc.directives) return item.toString(ctx);
			if (ctx.resolvedAliases?.has(item)) throw new TypeError(`Cannot stringify circular structure without alias nodes`);
			else {
				if (ctx.resolvedAliases) ctx.resolvedAliases.add(item);
				else ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
				item = item.resolve(ctx.doc);
			}
		}
		let tagObj = void 0;
		const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
		tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
		const props = stringifyProps(node, tagObj, ctx);
		if (props.length > 0) ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
		const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
		if (!props) return str;
		return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}\n${ctx.indent}${str}`;
	}
	exports.createStringifyContext = createStringifyContext;
	exports.stringify = stringify;
}));
// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
		const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
		let keyComment = identity.isNode(key) && key.comment || null;
		if (simpleKeys) {
			if (keyComment) throw new Error("With simple keys, key nodes cannot have comments");
			if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") throw new Error("With simple keys, collection cannot be used as a key value");
		}
		let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
		ctx = Object.assign({}, ctx, {
			allNullValues: false,
			implicitKey: !explicitKey && (simpleKeys || !allNullValues),
			indent: indent + indentStep
		});
		let keyCommentDone = false;
		let chompKeep = false;
		let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
		if (!explicitKey && !ctx.inFlow && str.length > 1024) {
			if (simpleKeys) throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
			explicitKey = true;
		}
		if (ctx.inFlow) {
			if (allNullValues || value == null) {
				if (keyCommentDone && onComment) onComment();
				return str === "" ? "?" : explicitKey ? `? ${str}` : str;
			}
		} else if (allNullValues && !simpleKeys || value == null && explicitKey) {
			str = `? ${str}`;
			if (keyComment && !keyCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			else if (chompKeep && onChompKeep) onChompKeep();
			return str;
		}
		if (keyCommentDone) keyComment = null;
		if (explicitKey) {
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			str = `? ${str}\n${indent}:`;
		} else {
			str = `${str}:`;
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
		}
		let vsb, vcb, valueComment;
		if (identity.isNode(value)) {
			vsb = !!value.spaceBefore;
			vcb = value.commentBefore;
			valueComment = value.comment;
		} else {
			vsb = false;
			vcb = null;
			valueComment = null;
			if (value && typeof value === "object") value = doc.createNode(value);
		}
		ctx.implicitKey = false;
		if (!explicitKey && !keyComment && identity.isScalar(value)) ctx.indentAtStart = str.length + 1;
		chompKeep = false;
		if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) ctx.indent = ctx.indent.substring(2);
		let valueCommentDone = false;
		const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
		let ws = " ";
		if (keyComment || vsb || vcb) {
			ws = vsb ? "\n" : "";
			if (vcb) {
				const cs = commentString(vcb);
				ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
			}
			if (valueStr === "" && !ctx.inFlow) {
				if (ws === "\n" && valueComment) ws = "\n\n";
			} else ws += `\n${ctx.indent}`;
		} else if (!explicitKey && identity.isCollection(value)) {
			const vs0 = valueStr[0];
			const nl0 = valueStr.indexOf("\n");
			const hasNewline = nl0 !== -1;
			const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
			if (hasNewline || !flow) {
				let hasPropsLine = false;
				if (hasNewline && (vs0 === "&" || vs0 === "!")) {
					let sp0 = valueStr.indexOf(" ");
					if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") sp0 = valueStr.indexOf(" ", sp0 + 1);
					if (sp0 === -1 || nl0 < sp0) hasPropsLine = true;
				}
				if (!hasPropsLine) ws = `\n${ctx.indent}`;
			}
		} else if (valueStr === "" || valueStr[0] === "\n") ws = "";
		str += ws + valueStr;
		if (ctx.inFlow) {
			if (valueCommentDone && onComment) onComment();
		} else if (valueComment && !valueCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
		else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	exports.stringifyPair = stringifyPair;
}));
// node_modules/yaml/dist/log.js
var require_log = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	function debug(logLevel, ...messages) {
		if (logLevel === "debug") console.log(...messages);
	}
	function warn(logLevel, warning) {
		if (logLevel === "debug" || logLevel === "warn") {
			if (typeof node_process.emitWarning === "function") node_process.emitWarning(warning);
			else console.warn(warning);
		}
	}
	exports.debug = debug;
	exports.warn = warn;
}));
// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	const MERGE_KEY = "<<";
	const merge = {
		identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
		default: "key",
		tag: "tag:yaml.org,2002:merge",
		test: /^<<$/,
		resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), { addToJSMap: addMergeToJSMap }),
		stringify: () => MERGE_KEY
	};
	const isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
	function addMergeToJSMap(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (identity.isSeq(source)) for (const it of source.items) mergeValue(ctx, map, it);
		else if (Array.isArray(source)) for (const it of source) mergeValue(ctx, map, it);
		else mergeValue(ctx, map, source);
	}
	function mergeValue(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (!identity.isMap(source)) throw new Error("Merge sources must be maps or map aliases");
		const srcMap = source.toJSON(null, ctx, Map);
		for (const [key, value] of srcMap) if (map instanceof Map) {
			if (!map.has(key)) map.set(key, value);
		} else if (map instanceof Set) map.add(key);
		else if (!Object.prototype.hasOwnProperty.call(map, key)) Object.defineProperty(map, key, {
			value,
			writable: true,
			enumerable: true,
			configurable: true
		});
		return map;
	}
	function resolveAliasValue(ctx, value) {
		return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
	}
	exports.addMergeToJSMap = addMergeToJSMap;
	exports.isMergeKey = isMergeKey;
	exports.merge = merge;
}));
// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var log = require_log();
	var merge = require_merge();
	var stringify = require_stringify();
	var identity = require_identity();
	var toJS = require_toJS();
	function addPairToJSMap(ctx, map, { key, value }) {
		if (identity.isNode(key) && key.addToJSMap) key.addToJSMap(ctx, map, value);
		else if (merge.isMergeKey(ctx, key)) merge.addMergeToJSMap(ctx, map, value);
		else {
			const jsKey = toJS.toJS(key, "", ctx);
			if (map instanceof Map) map.set(jsKey, toJS.toJS(value, jsKey, ctx));
			else if (map instanceof Set) map.add(jsKey);
			else {
				const stringKey = stringifyKey(key, jsKey, ctx);
				const jsValue = toJS.toJS(value, stringKey, ctx);
				if (stringKey in map) Object.defineProperty(map, stringKey, {
					value: jsValue,
					writable: true,
					enumerable: true,
					configurable: true
				});
				else map[stringKey] = jsValue;
			}
		}
		return map;
	}
	function stringifyKey(key, jsKey, ctx) {
		if (jsKey === null) return "";
		if (typeof jsKey !== "object") return String(jsKey);
		if (identity.isNode(key) && ctx?.doc) {
			const strCtx = stringify.createStringifyContext(ctx.doc, {});
			strCtx.anchors = /* @__PURE__ */ new Set();
			for (const node of ctx.anchors.keys()) strCtx.anchors.add(node.anchor);
			strCtx.inFlow = true;
			strCtx.inStringifyKey = true;
			const strKey = key.toString(strCtx);
			if (!ctx.mapKeyWarned) {
				let jsonStr = JSON.stringify(strKey);
				if (jsonStr.length > 40) jsonStr = jsonStr.substring(0, 36) + "...\"";
				log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
				ctx.mapKeyWarned = true;
			}
			return strKey;
		}
		return JSON.stringify(jsKey);
	}
	exports.addPairToJSMap = addPairToJSMap;
}));
// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyPair = require_stringifyPair();
	var addPairToJSMap = require_addPairToJSMap();
	var identity = require_identity();
	function createPair(key, value, ctx) {
		return new Pair(createNode.createNode(key, void 0, ctx), createNode.createNode(value, void 0, ctx));
	}
	var Pair = class Pair {
		constructor(key, value = null) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
			this.key = key;
			this.value = value;
		}
		clone(schema) {
			let { key, value } = this;
			if (identity.isNode(key)) key = key.clone(schema);
			if (identity.isNode(value)) value = value.clone(schema);
			return new Pair(key, value);
		}
		toJSON(_, ctx) {
			const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			return addPairToJSMap.addPairToJSMap(ctx, pair, this);
		}
		toString(ctx, onComment, onChompKeep) {
			return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
		}
	};
	exports.Pair = Pair;
	exports.createPair = createPair;
}));
// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyCollection(collection, ctx, options) {
		return (ctx.inFlow ?? collection.flow ? stringifyFlowCollection : stringifyBlockCollection)(collection, ctx, options);
	}
	function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
		const { indent, options: { commentString } } = ctx;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			type: null
		});
		let chompKeep = false;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (!chompKeep && item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (!chompKeep && ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
				}
			}
			chompKeep = false;
			let str = stringify.stringify(item, itemCtx, () => comment = null, () => chompKeep = true);
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			if (chompKeep && comment) chompKeep = false;
			lines.push(blockItemPrefix + str);
		}
		let str;
		if (lines.length === 0) str = flowChars.start + flowChars.end;
		else {
			str = lines[0];
			for (let i = 1; i < lines.length; ++i) {
				const line = lines[i];
				str += line ? `\n${indent}${line}` : "\n";
			}
		}
		if (comment) {
			str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
			if (onComment) onComment();
		} else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
		const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
		itemIndent += indentStep;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			inFlow: true,
			type: null
		});
		let reqNewline = false;
		let linesAtValue = 0;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, false);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, false);
					if (ik.comment) reqNewline = true;
				}
				const iv = identity.isNode(item.value) ? item.value : null;
				if (iv) {
					if (iv.comment) comment = iv.comment;
					if (iv.commentBefore) reqNewline = true;
				} else if (item.value == null && ik?.comment) comment = ik.comment;
			}
			if (comment) reqNewline = true;
			let str = stringify.stringify(item, itemCtx, () => comment = null);
			reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
			if (i < items.length - 1) str += ",";
			else if (ctx.options.trailingComma) {
				if (ctx.options.lineWidth > 0) reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
				if (reqNewline) str += ",";
			}
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			lines.push(str);
			linesAtValue = lines.length;
		}
		const { start, end } = flowChars;
		if (lines.length === 0) return start + end;
		else {
			if (!reqNewline) {
				const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
				reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
			}
			if (reqNewline) {
				let str = start;
				for (const line of lines) str += line ? `\n${indentStep}${indent}${line}` : "\n";
				return `${str}\n${indent}${end}`;
			} else return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
		}
	}
	function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
		if (comment && chompKeep) comment = comment.replace(/^\n+/, "");
		if (comment) {
			const ic = stringifyComment.indentComment(commentString(comment), indent);
			lines.push(ic.trimStart());
		}
	}
	exports.stringifyCollection = stringifyCollection;
}));
// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyCollection = require_stringifyCollection();
	var addPairToJSMap = require_addPairToJSMap();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	function findPair(items, key) {
		const k = identity.isScalar(key) ? key.value : key;
		for (const it of items) if (identity.isPair(it)) {
			if (it.key === key || it.key === k) return it;
			if (identity.isScalar(it.key) && it.key.value === k) return it;
		}
	}
	var YAMLMap = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:map";
		}
		constructor(schema) {
			super(identity.MAP, schema);
			this.items = [];
		}
		/**
		* A generic collection parsing method that can be extended
		* to other node classes that inherit from YAMLMap
		*/
		static from(schema, obj, ctx) {
			const { keepUndefined, replacer } = ctx;
			const map = new this(schema);
			const add = (key, value) => {
				if (typeof replacer === "function") value = replacer.call(obj, key, value);
				else if (Array.isArray(replacer) && !replacer.includes(key)) return;
				if (value !== void 0 || keepUndefined) map.items.push(Pair.createPair(key, value, ctx));
			};
			if (obj instanceof Map) for (const [key, value] of obj) add(key, value);
			else if (obj && typeof obj === "object") for (const key of Object.keys(obj)) add(key, obj[key]);
			if (typeof schema.sortMapEntries === "function") map.items.sort(schema.sortMapEntries);
			return map;
		}
		/**
		* Adds a value to the collection.
		*
		* @param overwrite - If not set `true`, using a key that is already in the
		*   collection will throw. Otherwise, overwrites the previous value.
		*/
		add(pair, overwrite) {
			let _pair;
			if (identity.isPair(pair)) _pair = pair;
			else if (!pair || typeof pair !== "object" || !("key" in pair)) _pair = new Pair.Pair(pair, pair?.value);
			else _pair = new Pair.Pair(pair.key, pair.value);
			const prev = findPair(this.items, _pair.key);
			const sortEntries = this.schema?.sortMapEntries;
			if (prev) {
				if (!overwrite) throw new Error(`Key ${_pair.key} already set`);
				if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value)) prev.value.value = _pair.value;
				else prev.value = _pair.value;
			} else if (sortEntries) {
				const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
				if (i === -1) this.items.push(_pair);
				else this.items.splice(i, 0, _pair);
			} else this.items.push(_pair);
		}
		delete(key) {
			const it = findPair(this.items, key);
			if (!it) return false;
			return this.items.splice(this.items.indexOf(it), 1).length > 0;
		}
		get(key, keepScalar) {
			const node = findPair(this.items, key)?.value;
			return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
		}
		has(key) {
			return !!findPair(this.items, key);
		}
		set(key, value) {
			this.add(new Pair.Pair(key, value), true);
		}
		/**
		* @param ctx - Conversion context, originally set in Document#toJS()
		* @param {Class} Type - If set, forces the returned collection type
		* @returns Instance of Type, Map, or Object
		*/
		toJSON(_, ctx, Type) {
			const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const item of this.items) addPairToJSMap.addPairToJSMap(ctx, map, item);
			return map;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			for (const item of this.items) if (!identity.isPair(item)) throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
			if (!ctx.allNullValues && this.hasAllNullValues(false)) ctx = Object.assign({}, ctx, { allNullValues: true });
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "",
				flowChars: {
					start: "{",
					end: "}"
				},
				itemIndent: ctx.indent || "",
				onChompKeep,
				onComment
			});
		}
	};
	exports.YAMLMap = YAMLMap;
	exports.findPair = findPair;
}));
// node_modules/yaml/dist/schema/common/map.js
var require_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLMap = require_YAMLMap();
	exports.map = {
		collection: "map",
		default: true,
		nodeClass: YAMLMap.YAMLMap,
		tag: "tag:yaml.org,2002:map",
		resolve(map, onError) {
			if (!identity.isMap(map)) onError("Expected a mapping for this tag");
			return map;
		},
		createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
	};
}));
// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyCollection = require_stringifyCollection();
	var Collection = require_Collection();
	var identity = require_identity();
	var Scalar = require_Scalar();
	var toJS = require_toJS();
	var YAMLSeq = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:seq";
		}
		constructor(schema) {
			super(identity.SEQ, schema);
			this.items = [];
		}
		add(value) {
			this.items.push(value);
		}
		/**
		* Removes a value from the collection.
		*
		* `key` must contain a representation of an integer for this to succeed.
		* It may be wrapped in a `Scalar`.
		*
		* @returns `true` if the item was found and removed.
		*/
		delete(key) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return false;
			return this.items.splice(idx, 1).length > 0;
		}
		get(key, keepScalar) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return void 0;
			const it = this.items[idx];
			return !keepScalar && identity.isScalar(it) ? it.value : it;
		}
		/**
		* Checks if the collection includes a value with the key `key`.
		*
		* `key` must contain a representation of an integer for this to succeed.
		* It may be wrapped in a `Scalar`.
		*/
		has(key) {
			const idx = asItemIndex(key);
			return typeof idx === "number" && idx < this.items.length;
		}
		/**
		* Sets a value in this collection. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*
		* If `key` does not contain a representation of an integer, this will throw.
		* It may be wrapped in a `Scalar`.
		*/
		set(key, value) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") throw new Error(`Expected a valid index, not ${key}.`);
			const prev = this.items[idx];
			if (identity.isScalar(prev) && Scalar.isScalarValue(value)) prev.value = value;
			else this.items[idx] = value;
		}
		toJSON(_, ctx) {
			const seq = [];
			if (ctx?.onCreate) ctx.onCreate(seq);
			let i = 0;
			for (const item of this.items) seq.push(toJS.toJS(item, String(i++), ctx));
			return seq;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "- ",
				flowChars: {
					start: "[",
					end: "]"
				},
				itemIndent: (ctx.indent || "") + "  ",
				onChompKeep,
				onComment
			});
		}
		static from(schema, obj, ctx) {
			const { replacer } = ctx;
			const seq = new this(schema);
			if (obj && Symbol.iterator in Object(obj)) {
				let i = 0;
				for (let it of obj) {
					if (typeof replacer === "function") {
						const key = obj instanceof Set ? it : String(i++);
						it = replacer.call(obj, key, it);
					}
					seq.items.push(createNode.createNode(it, void 0, ctx));
				}
			}
			return seq;
		}
	};
	function asItemIndex(key) {
		let idx = identity.isScalar(key) ? key.value : key;
		if (idx && typeof idx === "string") idx = Number(idx);
		return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
	}
	exports.YAMLSeq = YAMLSeq;
}));
// node_modules/yaml/dist/schema/common/seq.js
var require_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLSeq = require_YAMLSeq();
	exports.seq = {
		collection: "seq",
		default: true,
		nodeClass: YAMLSeq.YAMLSeq,
		tag: "tag:yaml.org,2002:seq",
		resolve(seq, onError) {
			if (!identity.isSeq(seq)) onError("Expected a sequence for this tag");
			return seq;
		},
		createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
	};
}));
// node_modules/yaml/dist/schema/common/string.js
var require_string = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyString = require_stringifyString();
	exports.string = {
		identify: (value) => typeof value === "string",
		default: true,
		tag: "tag:yaml.org,2002:str",
		resolve: (str) => str,
		stringify(item, ctx, onComment, onChompKeep) {
			ctx = Object.assign({ actualString: true }, ctx);
			return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
		}
	};
}));
// node_modules/yaml/dist/schema/common/null.js
var require_null = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const nullTag = {
		identify: (value) => value == null,
		createNode: () => new Scalar.Scalar(null),
		default: true,
		tag: "tag:yaml.org,2002:null",
		test: /^(?:~|[Nn]ull|NULL)?$/,
		resolve: () => new Scalar.Scalar(null),
		stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
	};
	exports.nullTag = nullTag;
}));
// node_modules/yaml/dist/schema/core/bool.js
var require_bool$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const boolTag = {
		identify: (value) => typeof value === "boolean",
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
		resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
		stringify({ source, value }, ctx) {
			if (source && boolTag.test.test(source)) {
				if (value === (source[0] === "t" || source[0] === "T")) return source;
			}
			return value ? ctx.options.trueStr : ctx.options.falseStr;
		}
	};
	exports.boolTag = boolTag;
}));
// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = /* @__PURE__ */ __commonJSMin(((exports) => {
	function stringifyNumber({ format, minFractionDigits, tag, value }) {
		if (typeof value === "bigint") return String(value);
		const num = typeof value === "number" ? value : Number(value);
		if (!isFinite(num)) return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
		let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
		if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
			let i = n.indexOf(".");
			if (i < 0) {
				i = n.length;
				n += ".";
			}
			let d = minFractionDigits - (n.length - i - 1);
			while (d-- > 0) n += "0";
		}
		return n;
	}
	exports.stringifyNumber = stringifyNumber;
}));
// node_modules/yaml/dist/schema/core/float.js
var require_float$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	exports.float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str));
			const dot = str.indexOf(".");
			if (dot !== -1 && str[str.length - 1] === "0") node.minFractionDigits = str.length - dot - 1;
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));
// node_modules/yaml/dist/schema/core/int.js
var require_int$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	const intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value) && value >= 0) return prefix + value.toString(radix);
		return stringifyNumber.stringifyNumber(node);
	}
	const intOct = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^0o[0-7]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
		stringify: (node) => intStringify(node, 8, "0o")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^0x[0-9a-fA-F]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));
// node_modules/yaml/dist/schema/core/schema.js
var require_schema$2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	exports.schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.boolTag,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float
	];
}));
// node_modules/yaml/dist/schema/json/schema.js
var require_schema$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var map = require_map();
	var seq = require_seq();
	function intIdentify(value) {
		return typeof value === "bigint" || Number.isInteger(value);
	}
	const stringifyJSON = ({ value }) => JSON.stringify(value);
	const jsonScalars = [
		{
			identify: (value) => typeof value === "string",
			default: true,
			tag: "tag:yaml.org,2002:str",
			resolve: (str) => str,
			stringify: stringifyJSON
		},
		{
			identify: (value) => value == null,
			createNode: () => new Scalar.Scalar(null),
			default: true,
			tag: "tag:yaml.org,2002:null",
			test: /^null$/,
			resolve: () => null,
			stringify: stringifyJSON
		},
		{
			identify: (value) => typeof value === "boolean",
			default: true,
			tag: "tag:yaml.org,2002:bool",
			test: /^true$|^false$/,
			resolve: (str) => str === "true",
			stringify: stringifyJSON
		},
		{
			identify: intIdentify,
			default: true,
			tag: "tag:yaml.org,2002:int",
			test: /^-?(?:0|[1-9][0-9]*)$/,
			resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
			stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
		},
		{
			identify: (value) => typeof value === "number",
			default: true,
			tag: "tag:yaml.org,2002:float",
			test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
			resolve: (str) => parseFloat(str),
			stringify: stringifyJSON
		}
	];
	exports.schema = [map.map, seq.seq].concat(jsonScalars, {
		default: true,
		tag: "",
		test: /^/,
		resolve(str, onError) {
			onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
			return str;
		}
	});
}));
// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_buffer = __require("buffer");
	var Scalar = require_Scalar();
	var stringifyString = require_stringifyString();
	exports.binary = {
		identify: (value) => value instanceof Uint8Array,
		default: false,
		tag: "tag:yaml.org,2002:binary",
		/**
		* Returns a Buffer in node and an Uint8Array in browsers
		*
		* To use the resulting buffer as an image, you'll want to do something like:
		*
		*   const blob = new Blob([buffer], { type: 'image/jpeg' })
		*   document.querySelector('#photo').src = URL.createObjectURL(blob)
		*/
		resolve(src, onError) {
			if (typeof node_buffer.Buffer === "function") return node_buffer.Buffer.from(src, "base64");
			else if (typeof atob === "function") {
				const str = atob(src.replace(/[\n\r]/g, ""));
				const buffer = new Uint8Array(str.length);
				for (let i = 0; i < str.length; ++i) buffer[i] = str.charCodeAt(i);
				return buffer;
			} else {
				onError("This environment does not support reading binary tags; either Buffer or atob is required");
				return src;
			}
		},
		stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
			if (!value) return "";
			const buf = value;
			let str;
			if (typeof node_buffer.Buffer === "function") str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
			else if (typeof btoa === "function") {
				let s = "";
				for (let i = 0; i < buf.length; ++i) s += String.fromCharCode(buf[i]);
				str = btoa(s);
			} else throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
			type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
			if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
				const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
				const n = Math.ceil(str.length / lineWidth);
				const lines = new Array(n);
				for (let i = 0, o = 0; i < n; ++i, o += lineWidth) lines[i] = str.substr(o, lineWidth);
				str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
			}
			return stringifyString.stringifyString({
				comment,
				type,
				value: str
			}, ctx, onComment, onChompKeep);
		}
	};
}));
// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLSeq = require_YAMLSeq();
	function resolvePairs(seq, onError) {
		if (identity.isSeq(seq)) for (let i = 0; i < seq.items.length; ++i) {
			let item = seq.items[i];
			if (identity.isPair(item)) continue;
			else if (identity.isMap(item)) {
				if (item.items.length > 1) onError("Each pair must have its own sequence indicator");
				const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
				if (item.commentBefore) pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}\n${pair.key.commentBefore}` : item.commentBefore;
				if (item.comment) {
					const cn = pair.value ?? pair.key;
					cn.comment = cn.comment ? `${item.comment}\n${cn.comment}` : item.comment;
				}
				item = pair;
			}
			seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
		}
		else onError("Expected a sequence for this tag");
		return seq;
	}
	function createPairs(schema, iterable, ctx) {
		const { replacer } = ctx;
		const pairs = new YAMLSeq.YAMLSeq(schema);
		pairs.tag = "tag:yaml.org,2002:pairs";
		let i = 0;
		if (iterable && Symbol.iterator in Object(iterable)) for (let it of iterable) {
			if (typeof replacer === "function") it = replacer.call(iterable, String(i++), it);
			let key, value;
			if (Array.isArray(it)) {
				if (it.length === 2) {
					key = it[0];
					value = it[1];
				} else throw new TypeError(`Expected [key, value] tuple: ${it}`);
			} else if (it && it instanceof Object) {
				const keys = Object.keys(it);
				if (keys.length === 1) {
					key = keys[0];
					value = it[key];
				} else throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
			} else key = it;
			pairs.items.push(Pair.createPair(key, value, ctx));
		}
		return pairs;
	}
	const pairs = {
		collection: "seq",
		default: false,
		tag: "tag:yaml.org,2002:pairs",
		resolve: resolvePairs,
		createNode: createPairs
	};
	exports.createPairs = createPairs;
	exports.pairs = pairs;
	exports.resolvePairs = resolvePairs;
}));
// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var toJS = require_toJS();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var pairs = require_pairs();
	var YAMLOMap = class YAMLOMap extends YAMLSeq.YAMLSeq {
		constructor() {
			super();
			this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
			this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
			this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
			this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
			this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
			this.tag = YAMLOMap.tag;
		}
		/**
		* If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
		* but TypeScript won't allow widening the signature of a child method.
		*/
		toJSON(_, ctx) {
			if (!ctx) return super.toJSON(_);
			const map = /* @__PURE__ */ new Map();
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const pair of this.items) {
				let key, value;
				if (identity.isPair(pair)) {
					key = toJS.toJS(pair.key, "", ctx);
					value = toJS.toJS(pair.value, key, ctx);
				} else key = toJS.toJS(pair, "", ctx);
				if (map.has(key)) throw new Error("Ordered maps must not include duplicate keys");
				map.set(key, value);
			}
			return map;
		}
		static from(schema, iterable, ctx) {
			const pairs$1 = pairs.createPairs(schema, iterable, ctx);
			const omap = new this();
			omap.items = pairs$1.items;
			return omap;
		}
	};
	YAMLOMap.tag = "tag:yaml.org,2002:omap";
	const omap = {
		collection: "seq",
		identify: (value) => value instanceof Map,
		nodeClass: YAMLOMap,
		default: false,
		tag: "tag:yaml.org,2002:omap",
		resolve(seq, onError) {
			const pairs$1 = pairs.resolvePairs(seq, onError);
			const seenKeys = [];
			for (const { key } of pairs$1.items) if (identity.isScalar(key)) {
				if (seenKeys.includes(key.value)) onError(`Ordered maps must not include duplicate keys: ${key.value}`);
				else seenKeys.push(key.value);
			}
			return Object.assign(new YAMLOMap(), pairs$1);
		},
		createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
	};
	exports.YAMLOMap = YAMLOMap;
	exports.omap = omap;
}));
// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function boolStringify({ value, source }, ctx) {
		if (source && (value ? trueTag : falseTag).test.test(source)) return source;
		return value ? ctx.options.trueStr : ctx.options.falseStr;
	}
	const trueTag = {
		identify: (value) => value === true,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
		resolve: () => new Scalar.Scalar(true),
		stringify: boolStringify
	};
	const falseTag = {
		identify: (value) => value === false,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
		resolve: () => new Scalar.Scalar(false),
		stringify: boolStringify
	};
	exports.falseTag = falseTag;
	exports.trueTag = trueTag;
}));
// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str.replace(/_/g, "")),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	exports.float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
			const dot = str.indexOf(".");
			if (dot !== -1) {
				const f = str.substring(dot + 1).replace(/_/g, "");
				if (f[f.length - 1] === "0") node.minFractionDigits = f.length;
			}
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));
// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	function intResolve(str, offset, radix, { intAsBigInt }) {
		const sign = str[0];
		if (sign === "-" || sign === "+") offset += 1;
		str = str.substring(offset).replace(/_/g, "");
		if (intAsBigInt) {
			switch (radix) {
				case 2:
					str = `0b${str}`;
					break;
				case 8:
					str = `0o${str}`;
					break;
				case 16: str = `0x${str}`;
			}
			const n = BigInt(str);
			return sign === "-" ? BigInt(-1) * n : n;
		}
		const n = parseInt(str, radix);
		return sign === "-" ? -1 * n : n;
	}
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value)) {
			const str = value.toString(radix);
			return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
		}
		return stringifyNumber.stringifyNumber(node);
	}
	const intBin = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "BIN",
		test: /^[-+]?0b[0-1_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
		stringify: (node) => intStringify(node, 2, "0b")
	};
	const intOct = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^[-+]?0[0-7_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
		stringify: (node) => intStringify(node, 8, "0")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9][0-9_]*$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^[-+]?0x[0-9a-fA-F_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intBin = intBin;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));
// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSet = class YAMLSet extends YAMLMap.YAMLMap {
		constructor(schema) {
			super(schema);
			this.tag = YAMLSet.tag;
		}
		add(key) {
			let pair;
			if (identity.isPair(key)) pair = key;
			else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null) pair = new Pair.Pair(key.key, null);
			else pair = new Pair.Pair(key, null);
			if (!YAMLMap.findPair(this.items, pair.key)) this.items.push(pair);
		}
		/**
		* If `keepPair` is `true`, returns the Pair matching `key`.
		* Otherwise, returns the value of that Pair's key.
		*/
		get(key, keepPair) {
			const pair = YAMLMap.findPair(this.items, key);
			return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
		}
		set(key, value) {
			if (typeof value !== "boolean") throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
			const prev = YAMLMap.findPair(this.items, key);
			if (prev && !value) this.items.splice(this.items.indexOf(prev), 1);
			else if (!prev && value) this.items.push(new Pair.Pair(key));
		}
		toJSON(_, ctx) {
			return super.toJSON(_, ctx, Set);
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			if (this.hasAllNullValues(true)) return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
			else throw new Error("Set items must all have null values");
		}
		static from(schema, iterable, ctx) {
			const { replacer } = ctx;
			const set = new this(schema);
			if (iterable && Symbol.iterator in Object(iterable)) for (let value of iterable) {
				if (typeof replacer === "function") value = replacer.call(iterable, value, value);
				set.items.push(Pair.createPair(value, null, ctx));
			}
			return set;
		}
	};
	YAMLSet.tag = "tag:yaml.org,2002:set";
	const set = {
		collection: "map",
		identify: (value) => value instanceof Set,
		nodeClass: YAMLSet,
		default: false,
		tag: "tag:yaml.org,2002:set",
		createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
		resolve(map, onError) {
			if (identity.isMap(map)) {
				if (map.hasAllNullValues(true)) return Object.assign(new YAMLSet(), map);
				else onError("Set items must all have null values");
			} else onError("Expected a mapping for this tag");
			return map;
		}
	};
	exports.YAMLSet = YAMLSet;
	exports.set = set;
}));
// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	/** Internal types handle bigint as number, because TS can't figure it out. */
	function parseSexagesimal(str, asBigInt) {
		const sign = str[0];
		const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
		const num = (n) => asBigInt ? BigInt(n) : Number(n);
		const res = parts.replace(/_/g, "").split(":").reduce((res, p) => res * num(60) + num(p), num(0));
		return sign === "-" ? num(-1) * res : res;
	}
	/**
	* hhhh:mm:ss.sss
	*
	* Internal types handle bigint as number, because TS can't figure it out.
	*/
	function stringifySexagesimal(node) {
		let { value } = node;
		let num = (n) => n;
		if (typeof value === "bigint") num = (n) => BigInt(n);
		else if (isNaN(value) || !isFinite(value)) return stringifyNumber.stringifyNumber(node);
		let sign = "";
		if (value < 0) {
			sign = "-";
			value *= num(-1);
		}
		const _60 = num(60);
		const parts = [value % _60];
		if (value < 60) parts.unshift(0);
		else {
			value = (value - parts[0]) / _60;
			parts.unshift(value % _60);
			if (value >= 60) {
				value = (value - parts[0]) / _60;
				parts.unshift(value);
			}
		}
		return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
	}
	const intTime = {
		identify: (value) => typeof value === "bigint" || Number.isInteger(value),
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
		resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
		stringify: stringifySexagesimal
	};
	const floatTime = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
		resolve: (str) => parseSexagesimal(str, false),
		stringify: stringifySexagesimal
	};
	const timestamp = {
		identify: (value) => value instanceof Date,
		default: true,
		tag: "tag:yaml.org,2002:timestamp",
		test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
		resolve(str) {
			const match = str.match(timestamp.test);
			if (!match) throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
			const [, year, month, day, hour, minute, second] = match.map(Number);
			const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
			let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
			const tz = match[8];
			if (tz && tz !== "Z") {
				let d = parseSexagesimal(tz, false);
				if (Math.abs(d) < 30) d *= 60;
				date -= 6e4 * d;
			}
			return new Date(date);
		},
		stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
	};
	exports.floatTime = floatTime;
	exports.intTime = intTime;
	exports.timestamp = timestamp;
}));
// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var binary = require_binary();
	var bool = require_bool();
	var float = require_float();
	var int = require_int();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var set = require_set();
	var timestamp = require_timestamp();
	exports.schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.trueTag,
		bool.falseTag,
		int.intBin,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float,
		binary.binary,
		merge.merge,
		omap.omap,
		pairs.pairs,
		set.set,
		timestamp.intTime,
		timestamp.floatTime,
		timestamp.timestamp
	];
}));
// node_modules/yaml/dist/schema/tags.js
var require_tags = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	var schema = require_schema$2();
	var schema$1 = require_schema$1();
	var binary = require_binary();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var schema$2 = require_schema();
	var set = require_set();
	var timestamp = require_timestamp();
	const schemas = /* @__PURE__ */ new Map([
		["core", schema.schema],
		["failsafe", [
			map.map,
			seq.seq,
			string.string
		]],
		["json", schema$1.schema],
		["yaml11", schema$2.schema],
		["yaml-1.1", schema$2.schema]
	]);
	const tagsByName = {
		binary: binary.binary,
		bool: bool.boolTag,
		float: float.float,
		floatExp: float.floatExp,
		floatNaN: float.floatNaN,
		floatTime: timestamp.floatTime,
		int: int.int,
		intHex: int.intHex,
		intOct: int.intOct,
		intTime: timestamp.intTime,
		map: map.map,
		merge: merge.merge,
		null: _null.nullTag,
		omap: omap.omap,
		pairs: pairs.pairs,
		seq: seq.seq,
		set: set.set,
		timestamp: timestamp.timestamp
	};
	const coreKnownTags = {
		"tag:yaml.org,2002:binary": binary.binary,
		"tag:yaml.org,2002:merge": merge.merge,
		"tag:yaml.org,2002:omap": omap.omap,
		"tag:yaml.org,2002:pairs": pairs.pairs,
		"tag:yaml.org,2002:set": set.set,
		"tag:yaml.org,2002:timestamp": timestamp.timestamp
	};
	function getTags(customTags, schemaName, addMergeTag) {
		const schemaTags = schemas.get(schemaName);
		if (schemaTags && !customTags) return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
		let tags = schemaTags;
		if (!tags) {
			if (Array.isArray(customTags)) tags = [];
			else {
				const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
			}
		}
		if (Array.isArray(customTags)) for (const tag of customTags) tags = tags.concat(tag);
		else if (typeof customTags === "function") tags = customTags(tags.slice());
		if (addMergeTag) tags = tags.concat(merge.merge);
		return tags.reduce((tags, tag) => {
			const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
			if (!tagObj) {
				const tagName = JSON.stringify(tag);
				const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
			}
			if (!tags.includes(tagObj)) tags.push(tagObj);
			return tags;
		}, []);
	}
	exports.coreKnownTags = coreKnownTags;
	exports.getTags = getTags;
}));
// node_modules/yaml/dist/schema/Schema.js
var require_Schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var map = require_map();
	var seq = require_seq();
	var string = require_string();
	var tags = require_tags();
	const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
	exports.Schema = class Schema {
		constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
			this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
			this.name = typeof schema === "string" && schema || "core";
			this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
			this.tags = tags.getTags(customTags, this.name, merge);
			this.toStringOptions = toStringDefaults ?? null;
			Object.defineProperty(this, identity.MAP, { value: map.map });
			Object.defineProperty(this, identity.SCALAR, { value: string.string });
			Object.defineProperty(this, identity.SEQ, { value: seq.seq });
			this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
		}
		clone() {
			const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
			copy.tags = this.tags.slice();
			return copy;
		}
	};
}));
// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyDocument(doc, options) {
		const lines = [];
		let hasDirectives = options.directives === true;
		if (options.directives !== false && doc.directives) {
			const dir = doc.directives.toString(doc);
			if (dir) {
				lines.push(dir);
				hasDirectives = true;
			} else if (doc.directives.docStart) hasDirectives = true;
		}
		if (hasDirectives) lines.push("---");
		const ctx = stringify.createStringifyContext(doc, options);
		const { commentString } = ctx.options;
		if (doc.commentBefore) {
			if (lines.length !== 1) lines.unshift("");
			const cs = commentString(doc.commentBefore);
			lines.unshift(stringifyComment.indentComment(cs, ""));
		}
		let chompKeep = false;
		let contentComment = null;
		if (doc.contents) {
			if (identity.isNode(doc.contents)) {
				if (doc.contents.spaceBefore && hasDirectives) lines.push("");
				if (doc.contents.commentBefore) {
					const cs = commentString(doc.contents.commentBefore);
					lines.push(stringifyComment.indentComment(cs, ""));
				}
				ctx.forceBlockIndent = !!doc.comment;
				contentComment = doc.contents.comment;
			}
			const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
			let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
			if (contentComment) body += stringifyComment.lineComment(body, "", commentString(contentComment));
			if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") lines[lines.length - 1] = `--- ${body}`;
			else lines.push(body);
		} else lines.push(stringify.stringify(doc.contents, ctx));
		if (doc.directives?.docEnd) {
			if (doc.comment) {
				const cs = commentString(doc.comment);
				if (cs.includes("\n")) {
					lines.push("...");
					lines.push(stringifyComment.indentComment(cs, ""));
				} else lines.push(`... ${cs}`);
			} else lines.push("...");
		} else {
			let dc = doc.comment;
			if (dc && chompKeep) dc = dc.replace(/^\n+/, "");
			if (dc) {
				if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "") lines.push("");
				lines.push(stringifyComment.indentComment(commentString(dc), ""));
			}
		}
		return lines.join("\n") + "\n";
	}
	exports.stringifyDocument = stringifyDocument;
}));
// node_modules/yaml/dist/doc/Document.js
var require_Document = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var toJS = require_toJS();
	var Schema = require_Schema();
	var stringifyDocument = require_stringifyDocument();
	var anchors = require_anchors();
	var applyReviver = require_applyReviver();
	var createNode = require_createNode();
	var directives = require_directives();
	var Document = class Document {
		constructor(value, replacer, options) {
			/** A comment before this Document */
			this.commentBefore = null;
			/** A comment immediately after this Document */
			this.comment = null;
			/** Errors encountered during parsing. */
			this.errors = [];
			/** Warnings encountered during parsing. */
			this.warnings = [];
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
			let _replacer = null;
			if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
			else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const opt = Object.assign({
				intAsBigInt: false,
				keepSourceTokens: false,
				logLevel: "warn",
				prettyErrors: true,
				strict: true,
				stringKeys: false,
				uniqueKeys: true,
				version: "1.2"
			}, options);
			this.options = opt;
			let { version } = opt;
			if (options?._directives) {
				this.directives = options._directives.atDocument();
				if (this.directives.yaml.explicit) version = this.directives.yaml.version;
			} else this.directives = new directives.Directives({ version });
			this.setSchema(version, options);
			this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
		}
		/**
		* Create a deep copy of this Document and its contents.
		*
		* Custom Node values that inherit from `Object` still refer to their original instances.
		*/
		clone() {
			const copy = Object.create(Document.prototype, { [identity.NODE_TYPE]: { value: identity.DOC } });
			copy.commentBefore = this.commentBefore;
			copy.comment = this.comment;
			copy.errors = this.errors.slice();
			copy.warnings = this.warnings.slice();
			copy.options = Object.assign({}, this.options);
			if (this.directives) copy.directives = this.directives.clone();
			copy.schema = this.schema.clone();
			copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/** Adds a value to the document. */
		add(value) {
			if (assertCollection(this.contents)) this.contents.add(value);
		}
		/** Adds a value to the document. */
		addIn(path, value) {
			if (assertCollection(this.contents)) this.contents.addIn(path, value);
		}
		/**
		* Create a new `Alias` node, ensuring that the target `node` has the required anchor.
		*
		* If `node` already has an anchor, `name` is ignored.
		* Otherwise, the `node.anchor` value will be set to `name`,
		* or if an anchor with that name is already present in the document,
		* `name` will be used as a prefix for a new unique anchor.
		* If `name` is undefined, the generated anchor will use 'a' as a prefix.
		*/
		createAlias(node, name) {
			if (!node.anchor) {
				const prev = anchors.anchorNames(this);
				node.anchor = !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
			}
			return new Alias.Alias(node.anchor);
		}
		createNode(value, replacer, options) {
			let _replacer = void 0;
			if (typeof replacer === "function") {
				value = replacer.call({ "": value }, "", value);
				_replacer = replacer;
			} else if (Array.isArray(replacer)) {
				const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
				const asStr = replacer.filter(keyToStr).map(String);
				if (asStr.length > 0) replacer = replacer.concat(asStr);
				_replacer = replacer;
			} else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
			const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, anchorPrefix || "a");
			const ctx = {
				aliasDuplicateObjects: aliasDuplicateObjects ?? true,
				keepUndefined: keepUndefined ?? false,
				onAnchor,
				onTagObj,
				replacer: _replacer,
				schema: this.schema,
				sourceObjects
			};
			const node = createNode.createNode(value, tag, ctx);
			if (flow && identity.isCollection(node)) node.flow = true;
			setAnchors();
			return node;
		}
		/**
		* Convert a key and a value into a `Pair` using the current schema,
		* recursively wrapping all values as `Scalar` or `Collection` nodes.
		*/
		createPair(key, value, options = {}) {
			const k = this.createNode(key, null, options);
			const v = this.createNode(value, null, options);
			return new Pair.Pair(k, v);
		}
		/**
		* Removes a value from the document.
		* @returns `true` if the item was found and removed.
		*/
		delete(key) {
			return assertCollection(this.contents) ? this.contents.delete(key) : false;
		}
		/**
		* Removes a value from the document.
		* @returns `true` if the item was found and removed.
		*/
		deleteIn(path) {
			if (Collection.isEmptyPath(path)) {
				if (this.contents == null) return false;
				this.contents = null;
				return true;
			}
			return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
		}
		/**
		* Returns item at `key`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		get(key, keepScalar) {
			return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
		}
		/**
		* Returns item at `path`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		getIn(path, keepScalar) {
			if (Collection.isEmptyPath(path)) return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
			return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
		}
		/**
		* Checks if the document includes a value with the key `key`.
		*/
		has(key) {
			return identity.isCollection(this.contents) ? this.contents.has(key) : false;
		}
		/**
		* Checks if the document includes a value at `path`.
		*/
		hasIn(path) {
			if (Collection.isEmptyPath(path)) return this.contents !== void 0;
			return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
		}
		/**
		* Sets a value in this document. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		set(key, value) {
			if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, [key], value);
			else if (assertCollection(this.contents)) this.contents.set(key, value);
		}
		/**
		* Sets a value in this document. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		setIn(path, value) {
			if (Collection.isEmptyPath(path)) this.contents = value;
			else if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
			else if (assertCollection(this.contents)) this.contents.setIn(path, value);
		}
		/**
		* Change the YAML version and schema used by the document.
		* A `null` version disables support for directives, explicit tags, anchors, and aliases.
		* It also requires the `schema` option to be given as a `Schema` instance value.
		*
		* Overrides all previously set schema options.
		*/
		setSchema(version, options = {}) {
			if (typeof version === "number") version = String(version);
			let opt;
			switch (version) {
				case "1.1":
					if (this.directives) this.directives.yaml.version = "1.1";
					else this.directives = new directives.Directives({ version: "1.1" });
					opt = {
						resolveKnownTags: false,
						schema: "yaml-1.1"
					};
					break;
				case "1.2":
				case "next":
					if (this.directives) this.directives.yaml.version = version;
					else this.directives = new directives.Directives({ version });
					opt = {
						resolveKnownTags: true,
						schema: "core"
					};
					break;
				case null:
					if (this.directives) delete this.directives;
					opt = null;
					break;
				default: {
					const sv = JSON.stringify(version);
					throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
				}
			}
			if (options.schema instanceof Object) this.schema = options.schema;
			else if (opt) this.schema = new Schema.Schema(Object.assign(opt, options));
			else throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
		}
		toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc: this,
				keep: !json,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
		/**
		* A JSON representation of the document `contents`.
		*
		* @param jsonArg Used by `JSON.stringify` to indicate the array index or
		*   property name.
		*/
		toJSON(jsonArg, onAnchor) {
			return this.toJS({
				json: true,
				jsonArg,
				mapAsMap: false,
				onAnchor
			});
		}
		/** A YAML representation of the document. */
		toString(options = {}) {
			if (this.errors.length > 0) throw new Error("Document with errors cannot be stringified");
			if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
				const s = JSON.stringify(options.indent);
				throw new Error(`"indent" option must be a positive integer, not ${s}`);
			}
			return stringifyDocument.stringifyDocument(this, options);
		}
	};
	function assertCollection(contents) {
		if (identity.isCollection(contents)) return true;
		throw new Error("Expected a YAML collection as document contents");
	}
	exports.Document = Document;
}));
// node_modules/yaml/dist/errors.js
var require_errors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLError = class extends Error {
		constructor(name, pos, code, message) {
			super();
			this.name = name;
			this.code = code;
			this.message = message;
			this.pos = pos;
		}
	};
	var YAMLParseError = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLParseError", pos, code, message);
		}
	};
	var YAMLWarning = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLWarning", pos, code, message);
		}
	};
	const prettifyError = (src, lc) => (error) => {
		if (error.pos[0] === -1) return;
		error.linePos = error.pos.map((pos) => lc.linePos(pos));
		const { line, col } = error.linePos[0];
		error.message += ` at line ${line}, column ${col}`;
		let ci = col - 1;
		let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
		if (ci >= 60 && lineStr.length > 80) {
			const trimStart = Math.min(ci - 39, lineStr.length - 79);
			lineStr = "…" + lineStr.substring(trimStart);
			ci -= trimStart - 1;
		}
		if (lineStr.length > 80) lineStr = lineStr.substring(0, 79) + "…";
		if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
			let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
			if (prev.length > 80) prev = prev.substring(0, 79) + "…\n";
			lineStr = prev + lineStr;
		}
		if (/[^ ]/.test(lineStr)) {
			let count = 1;
			const end = error.linePos[1];
			if (end?.line === line && end.col > col) count = Math.max(1, Math.min(end.col - col, 80 - ci));
			const pointer = " ".repeat(ci) + "^".repeat(count);
			error.message += `:\n\n${lineStr}\n${pointer}\n`;
		}
	};
	exports.YAMLError = YAMLError;
	exports.YAMLParseError = YAMLParseError;
	exports.YAMLWarning = YAMLWarning;
	exports.prettifyError = prettifyError;
}));
// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
		let spaceBefore = false;
		let atNewline = startOnNewline;
		let hasSpace = startOnNewline;
		let comment = "";
		let commentSep = "";
		let hasNewline = false;
		let reqSpace = false;
		let tab = null;
		let anchor = null;
		let tag = null;
		let newlineAfterProp = null;
		let comma = null;
		let found = null;
		let start = null;
		for (const token of tokens) {
			if (reqSpace) {
				if (token.type !== "space" && token.type !== "newline" && token.type !== "comma") onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
				reqSpace = false;
			}
			if (tab) {
				if (atNewline && token.type !== "comment" && token.type !== "newline") onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
				tab = null;
			}
			switch (token.type) {
				case "space":
					if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) tab = token;
					hasSpace = true;
					break;
				case "comment": {
					if (!hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					const cb = token.source.substring(1) || " ";
					if (!comment) comment = cb;
					else comment += commentSep + cb;
					commentSep = "";
					atNewline = false;
					break;
				}
				case "newline":
					if (atNewline) {
						if (comment) comment += token.source;
						else if (!found || indicator !== "seq-item-ind") spaceBefore = true;
					} else commentSep += token.source;
					atNewline = true;
					hasNewline = true;
					if (anchor || tag) newlineAfterProp = token;
					hasSpace = true;
					break;
				case "anchor":
					if (anchor) onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
					if (token.source.endsWith(":")) onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
					anchor = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case "tag":
					if (tag) onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
					tag = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case indicator:
					if (anchor || tag) onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
					if (found) onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
					found = token;
					atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
					hasSpace = false;
					break;
				case "comma": if (flow) {
					if (comma) onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
					comma = token;
					atNewline = false;
					hasSpace = false;
					break;
				}
				default:
					onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
					atNewline = false;
					hasSpace = false;
			}
		}
		const last = tokens[tokens.length - 1];
		const end = last ? last.offset + last.source.length : offset;
		if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
		if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq")) onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
		return {
			comma,
			found,
			spaceBefore,
			comment,
			hasNewline,
			anchor,
			tag,
			newlineAfterProp,
			end,
			start: start ?? end
		};
	}
	exports.resolveProps = resolveProps;
}));
// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = /* @__PURE__ */ __commonJSMin(((exports) => {
	function containsNewline(key) {
		if (!key) return null;
		switch (key.type) {
			case "alias":
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				if (key.source.includes("\n")) return true;
				if (key.end) {
					for (const st of key.end) if (st.type === "newline") return true;
				}
				return false;
			case "flow-collection":
				for (const it of key.items) {
					for (const st of it.start) if (st.type === "newline") return true;
					if (it.sep) {
						for (const st of it.sep) if (st.type === "newline") return true;
					}
					if (containsNewline(it.key) || containsNewline(it.value)) return true;
				}
				return false;
			default: return true;
		}
	}
	exports.containsNewline = containsNewline;
}));
// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = /* @__PURE__ */ __commonJSMin(((exports) => {
	var utilContainsNewline = require_util_contains_newline();
	function flowIndentCheck(indent, fc, onError) {
		if (fc?.type === "flow-collection") {
			const end = fc.end[0];
			if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) onError(end, "BAD_INDENT", "Flow end indicator should be more indented than parent", true);
		}
	}
	exports.flowIndentCheck = flowIndentCheck;
}));
// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	function mapIncludes(ctx, items, search) {
		const { uniqueKeys } = ctx.options;
		if (uniqueKeys === false) return false;
		const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
		return items.some((pair) => isEqual(pair.key, search));
	}
	exports.mapIncludes = mapIncludes;
}));
// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	var utilMapIncludes = require_util_map_includes();
	const startColMsg = "All mapping items must start at the same column";
	function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
		const map = new ((tag?.nodeClass) ?? YAMLMap.YAMLMap)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		let offset = bm.offset;
		let commentEnd = null;
		for (const collItem of bm.items) {
			const { start, key, sep, value } = collItem;
			const keyProps = resolveProps.resolveProps(start, {
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: bm.indent,
				startOnNewline: true
			});
			const implicitKey = !keyProps.found;
			if (implicitKey) {
				if (key) {
					if (key.type === "block-seq") onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
					else if ("indent" in key && key.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
				}
				if (!keyProps.anchor && !keyProps.tag && !sep) {
					commentEnd = keyProps.end;
					if (keyProps.comment) {
						if (map.comment) map.comment += "\n" + keyProps.comment;
						else map.comment = keyProps.comment;
					}
					continue;
				}
				if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
			} else if (keyProps.found?.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
			ctx.atKey = true;
			const keyStart = keyProps.end;
			const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
			ctx.atKey = false;
			if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
			const valueProps = resolveProps.resolveProps(sep ?? [], {
				indicator: "map-value-ind",
				next: value,
				offset: keyNode.range[2],
				onError,
				parentIndent: bm.indent,
				startOnNewline: !key || key.type === "block-scalar"
			});
			offset = valueProps.end;
			if (valueProps.found) {
				if (implicitKey) {
					if (value?.type === "block-map" && !valueProps.hasNewline) onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
					if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024) onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
				if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
				offset = valueNode.range[2];
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			} else {
				if (implicitKey) onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
				if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			}
		}
		if (commentEnd && commentEnd < offset) onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
		map.range = [
			bm.offset,
			offset,
			commentEnd ?? offset
		];
		return map;
	}
	exports.resolveBlockMap = resolveBlockMap;
}));
// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLSeq = require_YAMLSeq();
	var resolveProps = require_resolve_props();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
		const seq = new ((tag?.nodeClass) ?? YAMLSeq.YAMLSeq)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = bs.offset;
		let commentEnd = null;
		for (const { start, value } of bs.items) {
			const props = resolveProps.resolveProps(start, {
				indicator: "seq-item-ind",
				next: value,
				offset,
				onError,
				parentIndent: bs.indent,
				startOnNewline: true
			});
			if (!props.found) {
				if (props.anchor || props.tag || value) {
					if (value?.type === "block-seq") onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
					else onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
				} else {
					commentEnd = props.end;
					if (props.comment) seq.comment = props.comment;
					continue;
				}
			}
			const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
			offset = node.range[2];
			seq.items.push(node);
		}
		seq.range = [
			bs.offset,
			offset,
			commentEnd ?? offset
		];
		return seq;
	}
	exports.resolveBlockSeq = resolveBlockSeq;
}));
// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveEnd(end, offset, reqSpace, onError) {
		let comment = "";
		if (end) {
			let hasSpace = false;
			let sep = "";
			for (const token of end) {
				const { source, type } = token;
				switch (type) {
					case "space":
						hasSpace = true;
						break;
					case "comment": {
						if (reqSpace && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
						const cb = source.substring(1) || " ";
						if (!comment) comment = cb;
						else comment += sep + cb;
						sep = "";
						break;
					}
					case "newline":
						if (comment) sep += source;
						hasSpace = true;
						break;
					default: onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
				}
				offset += source.length;
			}
		}
		return {
			comment,
			offset
		};
	}
	exports.resolveEnd = resolveEnd;
}));
// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilMapIncludes = require_util_map_includes();
	const blockMsg = "Block collections are not allowed within flow collections";
	const isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
	function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
		const isMap = fc.start.source === "{";
		const fcName = isMap ? "flow map" : "flow sequence";
		const coll = new ((tag?.nodeClass) ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq))(ctx.schema);
		coll.flow = true;
		const atRoot = ctx.atRoot;
		if (atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = fc.offset + fc.start.source.length;
		for (let i = 0; i < fc.items.length; ++i) {
			const collItem = fc.items[i];
			const { start, key, sep, value } = collItem;
			const props = resolveProps.resolveProps(start, {
				flow: fcName,
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: fc.indent,
				startOnNewline: false
			});
			if (!props.found) {
				if (!props.anchor && !props.tag && !sep && !value) {
					if (i === 0 && props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
					else if (i < fc.items.length - 1) onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
					if (props.comment) {
						if (coll.comment) coll.comment += "\n" + props.comment;
						else coll.comment = props.comment;
					}
					offset = props.end;
					continue;
				}
				if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key)) onError(key, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
			}
			if (i === 0) {
				if (props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
			} else {
				if (!props.comma) onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
				if (props.comment) {
					let prevItemComment = "";
					loop: for (const st of start) switch (st.type) {
						case "comma":
						case "space": break;
						case "comment":
							prevItemComment = st.source.substring(1);
							break loop;
						default: break loop;
					}
					if (prevItemComment) {
						let prev = coll.items[coll.items.length - 1];
						if (identity.isPair(prev)) prev = prev.value ?? prev.key;
						if (prev.comment) prev.comment += "\n" + prevItemComment;
						else prev.comment = prevItemComment;
						props.comment = props.comment.substring(prevItemComment.length + 1);
					}
				}
			}
			if (!isMap && !sep && !props.found) {
				const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
				coll.items.push(valueNode);
				offset = valueNode.range[2];
				if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
			} else {
				ctx.atKey = true;
				const keyStart = props.end;
				const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
				if (isBlock(key)) onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
				ctx.atKey = false;
				const valueProps = resolveProps.resolveProps(sep ?? [], {
					flow: fcName,
					indicator: "map-value-ind",
					next: value,
					offset: keyNode.range[2],
					onError,
					parentIndent: fc.indent,
					startOnNewline: false
				});
				if (valueProps.found) {
					if (!isMap && !props.found && ctx.options.strict) {
						if (sep) for (const st of sep) {
							if (st === valueProps.found) break;
							if (st.type === "newline") {
								onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
								break;
							}
						}
						if (props.start < valueProps.found.offset - 1024) onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
					}
				} else if (value) {
					if ("source" in value && value.source?.[0] === ":") onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
					else onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
				if (valueNode) {
					if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
				} else if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				if (isMap) {
					const map = coll;
					if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
					map.items.push(pair);
				} else {
					const map = new YAMLMap.YAMLMap(ctx.schema);
					map.flow = true;
					map.items.push(pair);
					const endRange = (valueNode ?? keyNode).range;
					map.range = [
						keyNode.range[0],
						endRange[1],
						endRange[2]
					];
					coll.items.push(map);
				}
				offset = valueNode ? valueNode.range[2] : valueProps.end;
			}
		}
		const expectedEnd = isMap ? "}" : "]";
		const [ce, ...ee] = fc.end;
		let cePos = offset;
		if (ce?.source === expectedEnd) cePos = ce.offset + ce.source.length;
		else {
			const name = fcName[0].toUpperCase() + fcName.substring(1);
			const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
			onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
			if (ce && ce.source.length !== 1) ee.unshift(ce);
		}
		if (ee.length > 0) {
			const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
			if (end.comment) {
				if (coll.comment) coll.comment += "\n" + end.comment;
				else coll.comment = end.comment;
			}
			coll.range = [
				fc.offset,
				cePos,
				end.offset
			];
		} else coll.range = [
			fc.offset,
			cePos,
			cePos
		];
		return coll;
	}
	exports.resolveFlowCollection = resolveFlowCollection;
}));
// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveBlockMap = require_resolve_block_map();
	var resolveBlockSeq = require_resolve_block_seq();
	var resolveFlowCollection = require_resolve_flow_collection();
	function resolveCollection(CN, ctx, token, onError, tagName, tag) {
		const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
		const Coll = coll.constructor;
		if (tagName === "!" || tagName === Coll.tagName) {
			coll.tag = Coll.tagName;
			return coll;
		}
		if (tagName) coll.tag = tagName;
		return coll;
	}
	function composeCollection(CN, ctx, token, props, onError) {
		const tagToken = props.tag;
		const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
		if (token.type === "block-seq") {
			const { anchor, newlineAfterProp: nl } = props;
			const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
			if (lastProp && (!nl || nl.offset < lastProp.offset)) onError(lastProp, "MISSING_CHAR", "Missing newline after block sequence props");
		}
		const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
		if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") return resolveCollection(CN, ctx, token, onError, tagName);
		let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
		if (!tag) {
			const kt = ctx.schema.knownTags[tagName];
			if (kt?.collection === expType) {
				ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
				tag = kt;
			} else {
				if (kt) onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
				else onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
				return resolveCollection(CN, ctx, token, onError, tagName);
			}
		}
		const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
		const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
		const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
		node.range = coll.range;
		node.tag = tagName;
		if (tag?.format) node.format = tag.format;
		return node;
	}
	exports.composeCollection = composeCollection;
}));
// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function resolveBlockScalar(ctx, scalar, onError) {
		const start = scalar.offset;
		const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
		if (!header) return {
			value: "",
			type: null,
			comment: "",
			range: [
				start,
				start,
				start
			]
		};
		const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
		const lines = scalar.source ? splitLines(scalar.source) : [];
		let chompStart = lines.length;
		for (let i = lines.length - 1; i >= 0; --i) {
			const content = lines[i][1];
			if (content === "" || content === "\r") chompStart = i;
			else break;
		}
		if (chompStart === 0) {
			const value = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
			let end = start + header.length;
			if (scalar.source) end += scalar.source.length;
			return {
				value,
				type,
				comment: header.comment,
				range: [
					start,
					end,
					end
				]
			};
		}
		let trimIndent = scalar.indent + header.indent;
		let offset = scalar.offset + header.length;
		let contentStart = 0;
		for (let i = 0; i < chompStart; ++i) {
			const [indent, content] = lines[i];
			if (content === "" || content === "\r") {
				if (header.indent === 0 && indent.length > trimIndent) trimIndent = indent.length;
			} else {
				if (indent.length < trimIndent) onError(offset + indent.length, "MISSING_CHAR", "Block scalars with more-indented leading empty lines must use an explicit indentation indicator");
				if (header.indent === 0) trimIndent = indent.length;
				contentStart = i;
				if (trimIndent === 0 && !ctx.atRoot) onError(offset, "BAD_INDENT", "Block scalar values in collections must be indented");
				break;
			}
			offset += indent.length + content.length + 1;
		}
		for (let i = lines.length - 1; i >= chompStart; --i) if (lines[i][0].length > trimIndent) chompStart = i + 1;
		let value = "";
		let sep = "";
		let prevMoreIndented = false;
		for (let i = 0; i < contentStart; ++i) value += lines[i][0].slice(trimIndent) + "\n";
		for (let i = contentStart; i < chompStart; ++i) {
			let [indent, content] = lines[i];
			offset += indent.length + content.length + 1;
			const crlf = content[content.length - 1] === "\r";
			if (crlf) content = content.slice(0, -1);
			/* istanbul ignore if already caught in lexer */
			if (content && indent.length < trimIndent) {
				const message = `Block scalar lines must not be less indented than their ${header.indent ? "explicit indentation indicator" : "first line"}`;
				onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
				indent = "";
			}
			if (type === Scalar.Scalar.BLOCK_LITERAL) {
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
			} else if (indent.length > trimIndent || content[0] === "	") {
				if (sep === " ") sep = "\n";
				else if (!prevMoreIndented && sep === "\n") sep = "\n\n";
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
				prevMoreIndented = true;
			} else if (content === "") {
				if (sep === "\n") value += "\n";
				else sep = "\n";
			} else {
				value += sep + content;
				sep = " ";
				prevMoreIndented = false;
			}
		}
		switch (header.chomp) {
			case "-": break;
			case "+":
				for (let i = chompStart; i < lines.length; ++i) value += "\n" + lines[i][0].slice(trimIndent);
				if (value[value.length - 1] !== "\n") value += "\n";
				break;
			default: value += "\n";
		}
		const end = start + header.length + scalar.source.length;
		return {
			value,
			type,
			comment: header.comment,
			range: [
				start,
				end,
				end
			]
		};
	}
	function parseBlockScalarHeader({ offset, props }, strict, onError) {
		/* istanbul ignore if should not happen */
		if (props[0].type !== "block-scalar-header") {
			onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
			return null;
		}
		const { source } = props[0];
		const mode = source[0];
		let indent = 0;
		let chomp = "";
		let error = -1;
		for (let i = 1; i < source.length; ++i) {
			const ch = source[i];
			if (!chomp && (ch === "-" || ch === "+")) chomp = ch;
			else {
				const n = Number(ch);
				if (!indent && n) indent = n;
				else if (error === -1) error = offset + i;
			}
		}
		if (error !== -1) onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
		let hasSpace = false;
		let comment = "";
		let length = source.length;
		for (let i = 1; i < props.length; ++i) {
			const token = props[i];
			switch (token.type) {
				case "space": hasSpace = true;
				case "newline":
					length += token.source.length;
					break;
				case "comment":
					if (strict && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					length += token.source.length;
					comment = token.source.substring(1);
					break;
				case "error":
					onError(token, "UNEXPECTED_TOKEN", token.message);
					length += token.source.length;
					break;
				/* istanbul ignore next should not happen */
				default: {
					onError(token, "UNEXPECTED_TOKEN", `Unexpected token in block scalar header: ${token.type}`);
					const ts = token.source;
					if (ts && typeof ts === "string") length += ts.length;
				}
			}
		}
		return {
			mode,
			indent,
			chomp,
			comment,
			length
		};
	}
	/** @returns Array of lines split up as `[indent, content]` */
	function splitLines(source) {
		const split = source.split(/\n( *)/);
		const first = split[0];
		const m = first.match(/^( *)/);
		const lines = [m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first]];
		for (let i = 1; i < split.length; i += 2) lines.push([split[i], split[i + 1]]);
		return lines;
	}
	exports.resolveBlockScalar = resolveBlockScalar;
}));
// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var resolveEnd = require_resolve_end();
	function resolveFlowScalar(scalar, strict, onError) {
		const { offset, type, source, end } = scalar;
		let _type;
		let value;
		const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
		switch (type) {
			case "scalar":
				_type = Scalar.Scalar.PLAIN;
				value = plainValue(source, _onError);
				break;
			case "single-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_SINGLE;
				value = singleQuotedValue(source, _onError);
				break;
			case "double-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_DOUBLE;
				value = doubleQuotedValue(source, _onError);
				break;
			/* istanbul ignore next should not happen */
			default:
				onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
				return {
					value: "",
					type: null,
					comment: "",
					range: [
						offset,
						offset + source.length,
						offset + source.length
					]
				};
		}
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
		return {
			value,
			type: _type,
			comment: re.comment,
			range: [
				offset,
				valueEnd,
				re.offset
			]
		};
	}
	function plainValue(source, onError) {
		let badChar = "";
		switch (source[0]) {
			/* istanbul ignore next should not happen */
			case "	":
				badChar = "a tab character";
				break;
			case ",":
				badChar = "flow indicator character ,";
				break;
			case "%":
				badChar = "directive indicator character %";
				break;
			case "|":
			case ">":
				badChar = `block scalar indicator ${source[0]}`;
				break;
			case "@":
			case "`": badChar = `reserved character ${source[0]}`;
		}
		if (badChar) onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
		return unfoldLines(source);
	}
	function singleQuotedValue(source, onError) {
		if (source[source.length - 1] !== "'" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
		return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
	}
	function unfoldLines(source) {
		const line = /(.*?)\r?\n/sy;
		let match = line.exec(source);
		if (!match) return source;
		/**
		* The negative lookbehinds in these RegExps are to
		* prevent causing a polynomial search time in certain cases.
		*
		* The try-catch is for Safari < 16.4 and other old browsers:
		* https://caniuse.com/js-regexp-lookbehind
		*/
		let trimEnd, trimBoth;
		try {
			trimEnd = /* @__PURE__ */ new RegExp("(?<![ 	])[ 	]+$");
			trimBoth = /* @__PURE__ */ new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
		} catch {
			trimEnd = /[ \t]+$/;
			trimBoth = /^[ \t]+|[ \t]+$/g;
		}
		let res = match[1].replace(trimEnd, "");
		let sep = " ";
		let pos = line.lastIndex;
		while (match = line.exec(source)) {
			const lm = match[1].replace(trimBoth, "");
			if (lm === "") {
				if (sep === "\n") res += sep;
				else sep = "\n";
			} else {
				res += sep + lm;
				sep = " ";
			}
			pos = line.lastIndex;
		}
		const last = /[ \t]*(.*)/sy;
		last.lastIndex = pos;
		match = last.exec(source);
		return res + sep + (match?.[1] ?? "");
	}
	function doubleQuotedValue(source, onError) {
		let res = "";
		for (let i = 1; i < source.length - 1; ++i) {
			const ch = source[i];
			if (ch === "\r" && source[i + 1] === "\n") continue;
			if (ch === "\n") {
				const { fold, offset } = foldNewline(source, i);
				res += fold;
				i = offset;
			} else if (ch === "\\") {
				let next = source[++i];
				const cc = escapeCodes[next];
				if (cc) res += cc;
				else if (next === "\n") {
					next = source[i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "\r" && source[i + 1] === "\n") {
					next = source[++i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "x" || next === "u" || next === "U") {
					const length = next === "x" ? 2 : next === "u" ? 4 : 8;
					res += parseCharCode(source, i + 1, length, onError);
					i += length;
				} else {
					const raw = source.substr(i - 1, 2);
					onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
					res += raw;
				}
			} else if (ch === " " || ch === "	") {
				const wsStart = i;
				let next = source[i + 1];
				while (next === " " || next === "	") next = source[++i + 1];
				if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n")) res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
			} else res += ch;
		}
		if (source[source.length - 1] !== "\"" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing \"quote");
		return res;
	}
	/**
	* Fold a single newline into a space, multiple newlines to N - 1 newlines.
	* Presumes `source[offset] === '\n'`
	*/
	function foldNewline(source, offset) {
		let fold = "";
		let ch = source[offset + 1];
		while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
			if (ch === "\r" && source[offset + 2] !== "\n") break;
			if (ch === "\n") fold += "\n";
			offset += 1;
			ch = source[offset + 1];
		}
		if (!fold) fold = " ";
		return {
			fold,
			offset
		};
	}
	const escapeCodes = {
		"0": "\0",
		a: "\x07",
		b: "\b",
		e: "\x1B",
		f: "\f",
		n: "\n",
		r: "\r",
		t: "	",
		v: "\v",
		N: "",
		_: "\xA0",
		L: "\u2028",
		P: "\u2029",
		" ": " ",
		"\"": "\"",
		"/": "/",
		"\\": "\\",
		"	": "	"
	};
	function parseCharCode(source, offset, length, onError) {
		const cc = source.substr(offset, length);
		const code = cc.length === length && /^[0-9a-fA-F]+$/.test(cc) ? parseInt(cc, 16) : NaN;
		try {
			return String.fromCodePoint(code);
		} catch {
			const raw = source.substr(offset - 2, length + 2);
			onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
			return raw;
		}
	}
	exports.resolveFlowScalar = resolveFlowScalar;
}));
// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	function composeScalar(ctx, token, tagToken, onError) {
		const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
		const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
		let tag;
		if (ctx.options.stringKeys && ctx.atKey) tag = ctx.schema[identity.SCALAR];
		else if (tagName) tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
		else if (token.type === "scalar") tag = findScalarTagByTest(ctx, value, token, onError);
		else tag = ctx.schema[identity.SCALAR];
		let scalar;
		try {
			const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
			scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
		} catch (error) {
			const msg = error instanceof Error ? error.message : String(error);
			onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
			scalar = new Scalar.Scalar(value);
		}
		scalar.range = range;
		scalar.source = value;
		if (type) scalar.type = type;
		if (tagName) scalar.tag = tagName;
		if (tag.format) scalar.format = tag.format;
		if (comment) scalar.comment = comment;
		return scalar;
	}
	function findScalarTagByName(schema, value, tagName, tagToken, onError) {
		if (tagName === "!") return schema[identity.SCALAR];
		const matchWithTest = [];
		for (const tag of schema.tags) if (!tag.collection && tag.tag === tagName) {
			if (tag.default && tag.test) matchWithTest.push(tag);
			else return tag;
		}
		for (const tag of matchWithTest) if (tag.test?.test(value)) return tag;
		const kt = schema.knownTags[tagName];
		if (kt && !kt.collection) {
			schema.tags.push(Object.assign({}, kt, {
				default: false,
				test: void 0
			}));
			return kt;
		}
		onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
		return schema[identity.SCALAR];
	}
	function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
		const tag = schema.tags.find((tag) => (tag.default === true || atKey && tag.default === "key") && tag.test?.test(value)) || schema[identity.SCALAR];
		if (schema.compat) {
			const compat = schema.compat.find((tag) => tag.default && tag.test?.test(value)) ?? schema[identity.SCALAR];
			if (tag.tag !== compat.tag) onError(token, "TAG_RESOLVE_FAILED", `Value may be parsed as either ${directives.tagString(tag.tag)} or ${directives.tagString(compat.tag)}`, true);
		}
		return tag;
	}
	exports.composeScalar = composeScalar;
}));
// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = /* @__PURE__ */ __commonJSMin(((exports) => {
	function emptyScalarPosition(offset, before, pos) {
		if (before) {
			pos ?? (pos = before.length);
			for (let i = pos - 1; i >= 0; --i) {
				let st = before[i];
				switch (st.type) {
					case "space":
					case "comment":
					case "newline":
						offset -= st.source.length;
						continue;
				}
				st = before[++i];
				while (st?.type === "space") {
					offset += st.source.length;
					st = before[++i];
				}
				break;
			}
		}
		return offset;
	}
	exports.emptyScalarPosition = emptyScalarPosition;
}));
// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var composeCollection = require_compose_collection();
	var composeScalar = require_compose_scalar();
	var resolveEnd = require_resolve_end();
	var utilEmptyScalarPosition = require_util_empty_scalar_position();
	const CN = {
		composeNode,
		composeEmptyNode
	};
	function composeNode(ctx, token, props, onError) {
		const atKey = ctx.atKey;
		const { spaceBefore, comment, anchor, tag } = props;
		let node;
		let isSrcToken = true;
		switch (token.type) {
			case "alias":
				node = composeAlias(ctx, token, onError);
				if (anchor || tag) onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
				break;
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "block-scalar":
				node = composeScalar.composeScalar(ctx, token, tag, onError);
				if (anchor) node.anchor = anchor.source.substring(1);
				break;
			case "block-map":
			case "block-seq":
			case "flow-collection":
				try {
					node = composeCollection.composeCollection(CN, ctx, token, props, onError);
					if (anchor) node.anchor = anchor.source.substring(1);
				} catch (error) {
					onError(token, "RESOURCE_EXHAUSTION", error instanceof Error ? error.message : String(error));
				}
				break;
			default:
				onError(token, "UNEXPECTED_TOKEN", token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`);
				isSrcToken = false;
		}
		node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
		if (anchor && node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) onError(tag ?? token, "NON_STRING_KEY", "With stringKeys, all keys must be strings");
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			if (token.type === "scalar" && token.source === "") node.comment = comment;
			else node.commentBefore = comment;
		}
		if (ctx.options.keepSourceTokens && isSrcToken) node.srcToken = token;
		return node;
	}
	function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
		const token = {
			type: "scalar",
			offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
			indent: -1,
			source: ""
		};
		const node = composeScalar.composeScalar(ctx, token, tag, onError);
		if (anchor) {
			node.anchor = anchor.source.substring(1);
			if (node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		}
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			node.comment = comment;
			node.range[2] = end;
		}
		return node;
	}
	function composeAlias({ options }, { offset, source, end }, onError) {
		const alias = new Alias.Alias(source.substring(1));
		if (alias.source === "") onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
		if (alias.source.endsWith(":")) onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
		alias.range = [
			offset,
			valueEnd,
			re.offset
		];
		if (re.comment) alias.comment = re.comment;
		return alias;
	}
	exports.composeEmptyNode = composeEmptyNode;
	exports.composeNode = composeNode;
}));
// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Document = require_Document();
	var composeNode = require_compose_node();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	function composeDoc(options, directives, { offset, start, value, end }, onError) {
		const opts = Object.assign({ _directives: directives }, options);
		const doc = new Document.Document(void 0, opts);
		const ctx = {
			atKey: false,
			atRoot: true,
			directives: doc.directives,
			options: doc.options,
			schema: doc.schema
		};
		const props = resolveProps.resolveProps(start, {
			indicator: "doc-start",
			next: value ?? end?.[0],
			offset,
			onError,
			parentIndent: 0,
			startOnNewline: true
		});
		if (props.found) {
			doc.directives.docStart = true;
			if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline) onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
		}
		doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
		const contentEnd = doc.contents.range[2];
		const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
		if (re.comment) doc.comment = re.comment;
		doc.range = [
			offset,
			contentEnd,
			re.offset
		];
		return doc;
	}
	exports.composeDoc = composeDoc;
}));
// node_modules/yaml/dist/compose/composer.js
var require_composer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	var directives = require_directives();
	var Document = require_Document();
	var errors = require_errors();
	var identity = require_identity();
	var composeDoc = require_compose_doc();
	var resolveEnd = require_resolve_end();
	function getErrorPos(src) {
		if (typeof src === "number") return [src, src + 1];
		if (Array.isArray(src)) return src.length === 2 ? src : [src[0], src[1]];
		const { offset, source } = src;
		return [offset, offset + (typeof source === "string" ? source.length : 1)];
	}
	function parsePrelude(prelude) {
		let comment = "";
		let atComment = false;
		let afterEmptyLine = false;
		for (let i = 0; i < prelude.length; ++i) {
			const source = prelude[i];
			switch (source[0]) {
				case "#":
					comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
					atComment = true;
					afterEmptyLine = false;
					break;
				case "%":
					if (prelude[i + 1]?.[0] !== "#") i += 1;
					atComment = false;
					break;
				default:
					if (!atComment) afterEmptyLine = true;
					atComment = false;
			}
		}
		return {
			comment,
			afterEmptyLine
		};
	}
	/**
	* Compose a stream of CST nodes into a stream of YAML Documents.
	*
	* ```ts
	* import { Composer, Parser } from 'yaml'
	*
	* const src: string = ...
	* const tokens = new Parser().parse(src)
	* const docs = new Composer().compose(tokens)
	* ```
	*/
	var Composer = class {
		constructor(options = {}) {
			this.doc = null;
			this.atDirectives = false;
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
			this.onError = (source, code, message, warning) => {
				const pos = getErrorPos(source);
				if (warning) this.warnings.push(new errors.YAMLWarning(pos, code, message));
				else this.errors.push(new errors.YAMLParseError(pos, code, message));
			};
			this.directives = new directives.Directives({ version: options.version || "1.2" });
			this.options = options;
		}
		decorate(doc, afterDoc) {
			const { comment, afterEmptyLine } = parsePrelude(this.prelude);
			if (comment) {
				const dc = doc.contents;
				if (afterDoc) doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
				else if (afterEmptyLine || doc.directives.docStart || !dc) doc.commentBefore = comment;
				else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
					let it = dc.items[0];
					if (identity.isPair(it)) it = it.key;
					const cb = it.commentBefore;
					it.commentBefore = cb ? `${comment}\n${cb}` : comment;
				} else {
					const cb = dc.commentBefore;
					dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
				}
			}
			if (afterDoc) {
				for (let i = 0; i < this.errors.length; ++i) doc.errors.push(this.errors[i]);
				for (let i = 0; i < this.warnings.length; ++i) doc.warnings.push(this.warnings[i]);
			} else {
				doc.errors = this.errors;
				doc.warnings = this.warnings;
			}
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
		}
		/**
		* Current stream status information.
		*
		* Mostly useful at the end of input for an empty stream.
		*/
		streamInfo() {
			return {
				comment: parsePrelude(this.prelude).comment,
				directives: this.directives,
				errors: this.errors,
				warnings: this.warnings
			};
		}
		/**
		* Compose tokens into documents.
		*
		* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
		* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
		*/
		*compose(tokens, forceDoc = false, endOffset = -1) {
			for (const token of tokens) yield* this.next(token);
			yield* this.end(forceDoc, endOffset);
		}
		/** Advance the composer by one CST token. */
		*next(token) {
			if (node_process.env.LOG_STREAM) console.dir(token, { depth: null });
			switch (token.type) {
				case "directive":
					this.directives.add(token.source, (offset, message, warning) => {
						const pos = getErrorPos(token);
						pos[0] += offset;
						this.onError(pos, "BAD_DIRECTIVE", message, warning);
					});
					this.prelude.push(token.source);
					this.atDirectives = true;
					break;
				case "document": {
					const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
					if (this.atDirectives && !doc.directives.docStart) this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
					this.decorate(doc, false);
					if (this.doc) yield this.doc;
					this.doc = doc;
					this.atDirectives = false;
					break;
				}
				case "byte-order-mark":
				case "space": break;
				case "comment":
				case "newline":
					this.prelude.push(token.source);
					break;
				case "error": {
					const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
					const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
					if (this.atDirectives || !this.doc) this.errors.push(error);
					else this.doc.errors.push(error);
					break;
				}
				case "doc-end": {
					if (!this.doc) {
						this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", "Unexpected doc-end without preceding document"));
						break;
					}
					this.doc.directives.docEnd = true;
					const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
					this.decorate(this.doc, true);
					if (end.comment) {
						const dc = this.doc.comment;
						this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
					}
					this.doc.range[2] = end.offset;
					break;
				}
				default: this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
			}
		}
		/**
		* Call at end of input to yield any remaining document.
		*
		* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
		* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
		*/
		*end(forceDoc = false, endOffset = -1) {
			if (this.doc) {
				this.decorate(this.doc, true);
				yield this.doc;
				this.doc = null;
			} else if (forceDoc) {
				const opts = Object.assign({ _directives: this.directives }, this.options);
				const doc = new Document.Document(void 0, opts);
				if (this.atDirectives) this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
				doc.range = [
					0,
					endOffset,
					endOffset
				];
				this.decorate(doc, false);
				yield doc;
			}
		}
	};
	exports.Composer = Composer;
}));
// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	var errors = require_errors();
	var stringifyString = require_stringifyString();
	function resolveAsScalar(token, strict = true, onError) {
		if (token) {
			const _onError = (pos, code, message) => {
				const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
				if (onError) onError(offset, code, message);
				else throw new errors.YAMLParseError([offset, offset + 1], code, message);
			};
			switch (token.type) {
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
				case "block-scalar": return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
			}
		}
		return null;
	}
	/**
	* Create a new scalar token with `value`
	*
	* Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
	* as this function does not support any schema operations and won't check for such conflicts.
	*
	* @param value The string representation of the value, which will have its content properly indented.
	* @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
	* @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
	* @param context.indent The indent level of the token.
	* @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
	* @param context.offset The offset position of the token.
	* @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
	*/
	function createScalarToken(value, context) {
		const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey,
			indent: indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		const end = context.end ?? [{
			type: "newline",
			offset: -1,
			indent,
			source: "\n"
		}];
		switch (source[0]) {
			case "|":
			case ">": {
				const he = source.indexOf("\n");
				const head = source.substring(0, he);
				const body = source.substring(he + 1) + "\n";
				const props = [{
					type: "block-scalar-header",
					offset,
					indent,
					source: head
				}];
				if (!addEndtoBlockProps(props, end)) props.push({
					type: "newline",
					offset: -1,
					indent,
					source: "\n"
				});
				return {
					type: "block-scalar",
					offset,
					indent,
					props,
					source: body
				};
			}
			case "\"": return {
				type: "double-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			case "'": return {
				type: "single-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			default: return {
				type: "scalar",
				offset,
				indent,
				source,
				end
			};
		}
	}
	/**
	* Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
	*
	* Best efforts are made to retain any comments previously associated with the `token`,
	* though all contents within a collection's `items` will be overwritten.
	*
	* Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
	* as this function does not support any schema operations and won't check for such conflicts.
	*
	* @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
	* @param value The string representation of the value, which will have its content properly indented.
	* @param context.afterKey In most cases, values after a key should have an additional level of indentation.
	* @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
	* @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
	* @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
	*/
	function setScalarValue(token, value, context = {}) {
		let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
		let indent = "indent" in token ? token.indent : null;
		if (afterKey && typeof indent === "number") indent += 2;
		if (!type) switch (token.type) {
			case "single-quoted-scalar":
				type = "QUOTE_SINGLE";
				break;
			case "double-quoted-scalar":
				type = "QUOTE_DOUBLE";
				break;
			case "block-scalar": {
				const header = token.props[0];
				if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
				type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
				break;
			}
			default: type = "PLAIN";
		}
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey: implicitKey || indent === null,
			indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		switch (source[0]) {
			case "|":
			case ">":
				setBlockScalarValue(token, source);
				break;
			case "\"":
				setFlowScalarValue(token, source, "double-quoted-scalar");
				break;
			case "'":
				setFlowScalarValue(token, source, "single-quoted-scalar");
				break;
			default: setFlowScalarValue(token, source, "scalar");
		}
	}
	function setBlockScalarValue(token, source) {
		const he = source.indexOf("\n");
		const head = source.substring(0, he);
		const body = source.substring(he + 1) + "\n";
		if (token.type === "block-scalar") {
			const header = token.props[0];
			if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
			header.source = head;
			token.source = body;
		} else {
			const { offset } = token;
			const indent = "indent" in token ? token.indent : -1;
			const props = [{
				type: "block-scalar-header",
				offset,
				indent,
				source: head
			}];
			if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0)) props.push({
				type: "newline",
				offset: -1,
				indent,
				source: "\n"
			});
			for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
			Object.assign(token, {
				type: "block-scalar",
				indent,
				props,
				source: body
			});
		}
	}
	/** @returns `true` if last token is a newline */
	function addEndtoBlockProps(props, end) {
		if (end) for (const st of end) switch (st.type) {
			case "space":
			case "comment":
				props.push(st);
				break;
			case "newline":
				props.push(st);
				return true;
		}
		return false;
	}
	function setFlowScalarValue(token, source, type) {
		switch (token.type) {
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				token.type = type;
				token.source = source;
				break;
			case "block-scalar": {
				const end = token.props.slice(1);
				let oa = source.length;
				if (token.props[0].type === "block-scalar-header") oa -= token.props[0].source.length;
				for (const tok of end) tok.offset += oa;
				delete token.props;
				Object.assign(token, {
					type,
					source,
					end
				});
				break;
			}
			case "block-map":
			case "block-seq": {
				const nl = {
					type: "newline",
					offset: token.offset + source.length,
					indent: token.indent,
					source: "\n"
				};
				delete token.items;
				Object.assign(token, {
					type,
					source,
					end: [nl]
				});
				break;
			}
			default: {
				const indent = "indent" in token ? token.indent : -1;
				const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
				for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
				Object.assign(token, {
					type,
					indent,
					source,
					end
				});
			}
		}
	}
	exports.createScalarToken = createScalarToken;
	exports.resolveAsScalar = resolveAsScalar;
	exports.setScalarValue = setScalarValue;
}));
// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Stringify a CST document, token, or collection item
	*
	* Fair warning: This applies no validation whatsoever, and
	* simply concatenates the sources in their logical order.
	*/
	const stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
	function stringifyToken(token) {
		switch (token.type) {
			case "block-scalar": {
				let res = "";
				for (const tok of token.props) res += stringifyToken(tok);
				return res + token.source;
			}
			case "block-map":
			case "block-seq": {
				let res = "";
				for (const item of token.items) res += stringifyItem(item);
				return res;
			}
			case "flow-collection": {
				let res = token.start.source;
				for (const item of token.items) res += stringifyItem(item);
				for (const st of token.end) res += st.source;
				return res;
			}
			case "document": {
				let res = stringifyItem(token);
				if (token.end) for (const st of token.end) res += st.source;
				return res;
			}
			default: {
				let res = token.source;
				if ("end" in token && token.end) for (const st of token.end) res += st.source;
				return res;
			}
		}
	}
	function stringifyItem({ start, key, sep, value }) {
		let res = "";
		for (const st of start) res += st.source;
		if (key) res += stringifyToken(key);
		if (sep) for (const st of sep) res += st.source;
		if (value) res += stringifyToken(value);
		return res;
	}
	exports.stringify = stringify;
}));
// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove item");
	/**
	* Apply a visitor to a CST document or item.
	*
	* Walks through the tree (depth-first) starting from the root, calling a
	* `visitor` function with two arguments when entering each item:
	*   - `item`: The current item, which included the following members:
	*     - `start: SourceToken[]` – Source tokens before the key or value,
	*       possibly including its anchor or tag.
	*     - `key?: Token | null` – Set for pair values. May then be `null`, if
	*       the key before the `:` separator is empty.
	*     - `sep?: SourceToken[]` – Source tokens between the key and the value,
	*       which should include the `:` map value indicator if `value` is set.
	*     - `value?: Token` – The value of a sequence item, or of a map pair.
	*   - `path`: The steps from the root to the current node, as an array of
	*     `['key' | 'value', number]` tuples.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this token, continue with
	*      next sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current item, then continue with the next one
	*   - `number`: Set the index of the next step. This is useful especially if
	*     the index of the current token has changed.
	*   - `function`: Define the next visitor for this item. After the original
	*     visitor is called on item entry, next visitors are called after handling
	*     a non-empty `key` and when exiting the item.
	*/
	function visit(cst, visitor) {
		if ("type" in cst && cst.type === "document") cst = {
			start: cst.start,
			value: cst.value
		};
		_visit(Object.freeze([]), cst, visitor);
	}
	/** Terminate visit traversal completely */
	visit.BREAK = BREAK;
	/** Do not visit the children of the current item */
	visit.SKIP = SKIP;
	/** Remove the current item */
	visit.REMOVE = REMOVE;
	/** Find the item at `path` from `cst` as the root */
	visit.itemAtPath = (cst, path) => {
		let item = cst;
		for (const [field, index] of path) {
			const tok = item?.[field];
			if (tok && "items" in tok) item = tok.items[index];
			else return void 0;
		}
		return item;
	};
	/**
	* Get the immediate parent collection of the item at `path` from `cst` as the root.
	*
	* Throws an error if the collection is not found, which should never happen if the item itself exists.
	*/
	visit.parentCollection = (cst, path) => {
		const parent = visit.itemAtPath(cst, path.slice(0, -1));
		const field = path[path.length - 1][0];
		const coll = parent?.[field];
		if (coll && "items" in coll) return coll;
		throw new Error("Parent collection not found");
	};
	function _visit(path, item, visitor) {
		let ctrl = visitor(item, path);
		if (typeof ctrl === "symbol") return ctrl;
		for (const field of ["key", "value"]) {
			const token = item[field];
			if (token && "items" in token) {
				for (let i = 0; i < token.items.length; ++i) {
					const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						token.items.splice(i, 1);
						i -= 1;
					}
				}
				if (typeof ctrl === "function" && field === "key") ctrl = ctrl(item, path);
			}
		}
		return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
	}
	exports.visit = visit;
}));
// node_modules/yaml/dist/parse/cst.js
var require_cst = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cstScalar = require_cst_scalar();
	var cstStringify = require_cst_stringify();
	var cstVisit = require_cst_visit();
	/** The byte order mark */
	const BOM = "﻿";
	/** Start of doc-mode */
	const DOCUMENT = "";
	/** Unexpected end of flow-mode */
	const FLOW_END = "";
	/** Next token is a scalar value */
	const SCALAR = "";
	/** @returns `true` if `token` is a flow or block collection */
	const isCollection = (token) => !!token && "items" in token;
	/** @returns `true` if `token` is a flow or block scalar; not an alias */
	const isScalar = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
	/* istanbul ignore next */
	/** Get a printable representation of a lexer token */
	function prettyToken(token) {
		switch (token) {
			case BOM: return "<BOM>";
			case DOCUMENT: return "<DOC>";
			case FLOW_END: return "<FLOW_END>";
			case SCALAR: return "<SCALAR>";
			default: return JSON.stringify(token);
		}
	}
	/** Identify the type of a lexer token. May return `null` for unknown tokens. */
	function tokenType(source) {
		switch (source) {
			case BOM: return "byte-order-mark";
			case DOCUMENT: return "doc-mode";
			case FLOW_END: return "flow-error-end";
			case SCALAR: return "scalar";
			case "---": return "doc-start";
			case "...": return "doc-end";
			case "":
			case "\n":
			case "\r\n": return "newline";
			case "-": return "seq-item-ind";
			case "?": return "explicit-key-ind";
			case ":": return "map-value-ind";
			case "{": return "flow-map-start";
			case "}": return "flow-map-end";
			case "[": return "flow-seq-start";
			case "]": return "flow-seq-end";
			case ",": return "comma";
		}
		switch (source[0]) {
			case " ":
			case "	": return "space";
			case "#": return "comment";
			case "%": return "directive-line";
			case "*": return "alias";
			case "&": return "anchor";
			case "!": return "tag";
			case "'": return "single-quoted-scalar";
			case "\"": return "double-quoted-scalar";
			case "|":
			case ">": return "block-scalar-header";
		}
		return null;
	}
	exports.createScalarToken = cstScalar.createScalarToken;
	exports.resolveAsScalar = cstScalar.resolveAsScalar;
	exports.setScalarValue = cstScalar.setScalarValue;
	exports.stringify = cstStringify.stringify;
	exports.visit = cstVisit.visit;
	exports.BOM = BOM;
	exports.DOCUMENT = DOCUMENT;
	exports.FLOW_END = FLOW_END;
	exports.SCALAR = SCALAR;
	exports.isCollection = isCollection;
	exports.isScalar = isScalar;
	exports.prettyToken = prettyToken;
	exports.tokenType = tokenType;
}));
// node_modules/yaml/dist/parse/lexer.js
var require_lexer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cst = require_cst();
	function isEmpty(ch) {
		switch (ch) {
			case void 0:
			case " ":
			case "\n":
			case "\r":
			case "	": return true;
			default: return false;
		}
	}
	const hexDigits = /* @__PURE__ */ new Set("0123456789ABCDEFabcdef");
	const tagChars = /* @__PURE__ */ new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
	const flowIndicatorChars = /* @__PURE__ */ new Set(",[]{}");
	const invalidAnchorChars = /* @__PURE__ */ new Set(" ,[]{}\n\r	");
	const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
	/**
	* Splits an input string into lexical tokens, i.e. smaller strings that are
	* easily identifiable by `tokens.tokenType()`.
	*
	* Lexing starts always in a "stream" context. Incomplete input may be buffered
	* until a complete token can be emitted.
	*
	* In addition to slices of the original input, the following control characters
	* may also be emitted:
	*
	* - `\x02` (Start of Text): A document starts with the next token
	* - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
	* - `\x1f` (Unit Separator): Next token is a scalar value
	* - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
	*/
	var Lexer = class {
		constructor() {
			/**
			* Flag indicating whether the end of the current buffer marks the end of
			* all input
			*/
			this.atEnd = false;
			/**
			* Explicit indent set in block scalar header, as an offset from the current
			* minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
			* explicitly set.
			*/
			this.blockScalarIndent = -1;
			/**
			* Block scalars that include a + (keep) chomping indicator in their header
			* include trailing empty lines, which are otherwise excluded from the
			* scalar's contents.
			*/
			this.blockScalarKeep = false;
			/** Current input */
			this.buffer = "";
			/**
			* Flag noting whether the map value indicator : can immediately follow this
			* node within a flow context.
			*/
			this.flowKey = false;
			/** Count of surrounding flow collection levels. */
			this.flowLevel = 0;
			/**
			* Minimum level of indentation required for next lines to be parsed as a
			* part of the current scalar value.
			*/
			this.indentNext = 0;
			/** Indentation level of the current line. */
			this.indentValue = 0;
			/** Position of the next \n character. */
			this.lineEndPos = null;
			/** Stores the state of the lexer if reaching the end of incpomplete input */
			this.next = null;
			/** A pointer to `buffer`; the current position of the lexer. */
			this.pos = 0;
		}
		/**
		* Generate YAML tokens from the `source` string. If `incomplete`,
		* a part of the last line may be left as a buffer for the next call.
		*
		* @returns A generator of lexical tokens
		*/
		*lex(source, incomplete = false) {
			if (source) {
				if (typeof source !== "string") throw TypeError("source is not a string");
				this.buffer = this.buffer ? this.buffer + source : source;
				this.lineEndPos = null;
			}
			this.atEnd = !incomplete;
			let next = this.next ?? "stream";
			while (next && (incomplete || this.hasChars(1))) next = yield* this.parseNext(next);
		}
		atLineEnd() {
			let i = this.pos;
			let ch = this.buffer[i];
			while (ch === " " || ch === "	") ch = this.buffer[++i];
			if (!ch || ch === "#" || ch === "\n") return true;
			if (ch === "\r") return this.buffer[i + 1] === "\n";
			return false;
		}
		charAt(n) {
			return this.buffer[this.pos + n];
		}
		continueScalar(offset) {
			let ch = this.buffer[offset];
			if (this.indentNext > 0) {
				let indent = 0;
				while (ch === " ") ch = this.buffer[++indent + offset];
				if (ch === "\r") {
					const next = this.buffer[indent + offset + 1];
					if (next === "\n" || !next && !this.atEnd) return offset + indent + 1;
				}
				return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
			}
			if (ch === "-" || ch === ".") {
				const dt = this.buffer.substr(offset, 3);
				if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3])) return -1;
			}
			return offset;
		}
		getLine() {
			let end = this.lineEndPos;
			if (typeof end !== "number" || end !== -1 && end < this.pos) {
				end = this.buffer.indexOf("\n", this.pos);
				this.lineEndPos = end;
			}
			if (end === -1) return this.atEnd ? this.buffer.substring(this.pos) : null;
			if (this.buffer[end - 1] === "\r") end -= 1;
			return this.buffer.substring(this.pos, end);
		}
		hasChars(n) {
			return this.pos + n <= this.buffer.length;
		}
		setNext(state) {
			this.buffer = this.buffer.substring(this.pos);
			this.pos = 0;
			this.lineEndPos = null;
			this.next = state;
			return null;
		}
		peek(n) {
			return this.buffer.substr(this.pos, n);
		}
		*parseNext(next) {
			switch (next) {
				case "stream": return yield* this.parseStream();
				case "line-start": return yield* this.parseLineStart();
				case "block-start": return yield* this.parseBlockStart();
				case "doc": return yield* this.parseDocument();
				case "flow": return yield* this.parseFlowCollection();
				case "quoted-scalar": return yield* this.parseQuotedScalar();
				case "block-scalar": return yield* this.parseBlockScalar();
				case "plain-scalar": return yield* this.parsePlainScalar();
			}
		}
		*parseStream() {
			let line = this.getLine();
			if (line === null) return this.setNext("stream");
			if (line[0] === cst.BOM) {
				yield* this.pushCount(1);
				line = line.substring(1);
			}
			if (line[0] === "%") {
				let dirEnd = line.length;
				let cs = line.indexOf("#");
				while (cs !== -1) {
					const ch = line[cs - 1];
					if (ch === " " || ch === "	") {
						dirEnd = cs - 1;
						break;
					} else cs = line.indexOf("#", cs + 1);
				}
				while (true) {
					const ch = line[dirEnd - 1];
					if (ch === " " || ch === "	") dirEnd -= 1;
					else break;
				}
				const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
				yield* this.pushCount(line.length - n);
				this.pushNewline();
				return "stream";
			}
			if (this.atLineEnd()) {
				const sp = yield* this.pushSpaces(true);
				yield* this.pushCount(line.length - sp);
				yield* this.pushNewline();
				return "stream";
			}
			yield cst.DOCUMENT;
			return yield* this.parseLineStart();
		}
		*parseLineStart() {
			const ch = this.charAt(0);
			if (!ch && !this.atEnd) return this.setNext("line-start");
			if (ch === "-" || ch === ".") {
				if (!this.atEnd && !this.hasChars(4)) return this.setNext("line-start");
				const s = this.peek(3);
				if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
					yield* this.pushCount(3);
					this.indentValue = 0;
					this.indentNext = 0;
					return s === "---" ? "doc" : "stream";
				}
			}
			this.indentValue = yield* this.pushSpaces(false);
			if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1))) this.indentNext = this.indentValue;
			return yield* this.parseBlockStart();
		}
		*parseBlockStart() {
			const [ch0, ch1] = this.peek(2);
			if (!ch1 && !this.atEnd) return this.setNext("block-start");
			if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
				const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
				this.indentNext = this.indentValue + 1;
				this.indentValue += n;
				return "block-start";
			}
			return "doc";
		}
		*parseDocument() {
			yield* this.pushSpaces(true);
			const line = this.getLine();
			if (line === null) return this.setNext("doc");
			let n = yield* this.pushIndicators();
			switch (line[n]) {
				case "#": yield* this.pushCount(line.length - n);
				case void 0:
					yield* this.pushNewline();
					return yield* this.parseLineStart();
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel = 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					return "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "doc";
				case "\"":
				case "'": return yield* this.parseQuotedScalar();
				case "|":
				case ">":
					n += yield* this.parseBlockScalarHeader();
					n += yield* this.pushSpaces(true);
					yield* this.pushCount(line.length - n);
					yield* this.pushNewline();
					return yield* this.parseBlockScalar();
				default: return yield* this.parsePlainScalar();
			}
		}
		*parseFlowCollection() {
			let nl, sp;
			let indent = -1;
			do {
				nl = yield* this.pushNewline();
				if (nl > 0) {
					sp = yield* this.pushSpaces(false);
					this.indentValue = indent = sp;
				} else sp = 0;
				sp += yield* this.pushSpaces(true);
			} while (nl + sp > 0);
			const line = this.getLine();
			if (line === null) return this.setNext("flow");
			if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
				if (!(indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}"))) {
					this.flowLevel = 0;
					yield cst.FLOW_END;
					return yield* this.parseLineStart();
				}
			}
			let n = 0;
			while (line[n] === ",") {
				n += yield* this.pushCount(1);
				n += yield* this.pushSpaces(true);
				this.flowKey = false;
			}
			n += yield* this.pushIndicators();
			switch (line[n]) {
				case void 0: return "flow";
				case "#":
					yield* this.pushCount(line.length - n);
					return "flow";
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel += 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					this.flowKey = true;
					this.flowLevel -= 1;
					return this.flowLevel ? "flow" : "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "flow";
				case "\"":
				case "'":
					this.flowKey = true;
					return yield* this.parseQuotedScalar();
				case ":": {
					const next = this.charAt(1);
					if (this.flowKey || isEmpty(next) || next === ",") {
						this.flowKey = false;
						yield* this.pushCount(1);
						yield* this.pushSpaces(true);
						return "flow";
					}
				}
				default:
					this.flowKey = false;
					return yield* this.parsePlainScalar();
			}
		}
		*parseQuotedScalar() {
			const quote = this.charAt(0);
			let end = this.buffer.indexOf(quote, this.pos + 1);
			if (quote === "'") while (end !== -1 && this.buffer[end + 1] === "'") end = this.buffer.indexOf("'", end + 2);
			else while (end !== -1) {
				let n = 0;
				while (this.buffer[end - 1 - n] === "\\") n += 1;
				if (n % 2 === 0) break;
				end = this.buffer.indexOf("\"", end + 1);
			}
			const qb = this.buffer.substring(0, end);
			let nl = qb.indexOf("\n", this.pos);
			if (nl !== -1) {
				while (nl !== -1) {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = qb.indexOf("\n", cs);
				}
				if (nl !== -1) end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
			}
			if (end === -1) {
				if (!this.atEnd) return this.setNext("quoted-scalar");
				end = this.buffer.length;
			}
			yield* this.pushToIndex(end + 1, false);
			return this.flowLevel ? "flow" : "doc";
		}
		*parseBlockScalarHeader() {
			this.blockScalarIndent = -1;
			this.blockScalarKeep = false;
			let i = this.pos;
			while (true) {
				const ch = this.buffer[++i];
				if (ch === "+") this.blockScalarKeep = true;
				else if (ch > "0" && ch <= "9") this.blockScalarIndent = Number(ch) - 1;
				else if (ch !== "-") break;
			}
			return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
		}
		*parseBlockScalar() {
			let nl = this.pos - 1;
			let indent = 0;
			let ch;
			loop: for (let i = this.pos; ch = this.buffer[i]; ++i) switch (ch) {
				case " ":
					indent += 1;
					break;
				case "\n":
					nl = i;
					indent = 0;
					break;
				case "\r": {
					const next = this.buffer[i + 1];
					if (!next && !this.atEnd) return this.setNext("block-scalar");
					if (next === "\n") break;
				}
				default: break loop;
			}
			if (!ch && !this.atEnd) return this.setNext("block-scalar");
			if (indent >= this.indentNext) {
				if (this.blockScalarIndent === -1) this.indentNext = indent;
				else this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
				do {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = this.buffer.indexOf("\n", cs);
				} while (nl !== -1);
				if (nl === -1) {
					if (!this.atEnd) return this.setNext("block-scalar");
					nl = this.buffer.length;
				}
			}
			let i = nl + 1;
			ch = this.buffer[i];
			while (ch === " ") ch = this.buffer[++i];
			if (ch === "	") {
				while (ch === "	" || ch === " " || ch === "\r" || ch === "\n") ch = this.buffer[++i];
				nl = i - 1;
			} else if (!this.blockScalarKeep) do {
				let i = nl - 1;
				let ch = this.buffer[i];
				if (ch === "\r") ch = this.buffer[--i];
				const lastChar = i;
				while (ch === " ") ch = this.buffer[--i];
				if (ch === "\n" && i >= this.pos && i + 1 + indent > lastChar) nl = i;
				else break;
			} while (true);
			yield cst.SCALAR;
			yield* this.pushToIndex(nl + 1, true);
			return yield* this.parseLineStart();
		}
		*parsePlainScalar() {
			const inFlow = this.flowLevel > 0;
			let end = this.pos - 1;
			let i = this.pos - 1;
			let ch;
			while (ch = this.buffer[++i]) if (ch === ":") {
				const next = this.buffer[i + 1];
				if (isEmpty(next) || inFlow && flowIndicatorChars.has(next)) break;
				end = i;
			} else if (isEmpty(ch)) {
				let next = this.buffer[i + 1];
				if (ch === "\r") {
					if (next === "\n") {
						i += 1;
						ch = "\n";
						next = this.buffer[i + 1];
					} else end = i;
				}
				if (next === "#" || inFlow && flowIndicatorChars.has(next)) break;
				if (ch === "\n") {
					const cs = this.continueScalar(i + 1);
					if (cs === -1) break;
					i = Math.max(i, cs - 2);
				}
			} else {
				if (inFlow && flowIndicatorChars.has(ch)) break;
				end = i;
			}
			if (!ch && !this.atEnd) return this.setNext("plain-scalar");
			yield cst.SCALAR;
			yield* this.pushToIndex(end + 1, true);
			return inFlow ? "flow" : "doc";
		}
		*pushCount(n) {
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos += n;
				return n;
			}
			return 0;
		}
		*pushToIndex(i, allowEmpty) {
			const s = this.buffer.slice(this.pos, i);
			if (s) {
				yield s;
				this.pos += s.length;
				return s.length;
			} else if (allowEmpty) yield "";
			return 0;
		}
		*pushIndicators() {
			let n = 0;
			loop: while (true) {
				switch (this.charAt(0)) {
					case "!":
						n += yield* this.pushTag();
						n += yield* this.pushSpaces(true);
						continue loop;
					case "&":
						n += yield* this.pushUntil(isNotAnchorChar);
						n += yield* this.pushSpaces(true);
						continue loop;
					case "-":
					case "?":
					case ":": {
						const inFlow = this.flowLevel > 0;
						const ch1 = this.charAt(1);
						if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
							if (!inFlow) this.indentNext = this.indentValue + 1;
							else if (this.flowKey) this.flowKey = false;
							n += yield* this.pushCount(1);
							n += yield* this.pushSpaces(true);
							continue loop;
						}
					}
				}
				break loop;
			}
			return n;
		}
		*pushTag() {
			if (this.charAt(1) === "<") {
				let i = this.pos + 2;
				let ch = this.buffer[i];
				while (!isEmpty(ch) && ch !== ">") ch = this.buffer[++i];
				return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
			} else {
				let i = this.pos + 1;
				let ch = this.buffer[i];
				while (ch) if (tagChars.has(ch)) ch = this.buffer[++i];
				else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) ch = this.buffer[i += 3];
				else break;
				return yield* this.pushToIndex(i, false);
			}
		}
		*pushNewline() {
			const ch = this.buffer[this.pos];
			if (ch === "\n") return yield* this.pushCount(1);
			else if (ch === "\r" && this.charAt(1) === "\n") return yield* this.pushCount(2);
			else return 0;
		}
		*pushSpaces(allowTabs) {
			let i = this.pos - 1;
			let ch;
			do
				ch = this.buffer[++i];
			while (ch === " " || allowTabs && ch === "	");
			const n = i - this.pos;
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos = i;
			}
			return n;
		}
		*pushUntil(test) {
			let i = this.pos;
			let ch = this.buffer[i];
			while (!test(ch)) ch = this.buffer[++i];
			return yield* this.pushToIndex(i, false);
		}
	};
	exports.Lexer = Lexer;
}));
// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Tracks newlines during parsing in order to provide an efficient API for
	* determining the one-indexed `{ line, col }` position for any offset
	* within the input.
	*/
	var LineCounter = class {
		constructor() {
			this.lineStarts = [];
			/**
			* Should be called in ascending order. Otherwise, call
			* `lineCounter.lineStarts.sort()` before calling `linePos()`.
			*/
			this.addNewLine = (offset) => this.lineStarts.push(offset);
			/**
			* Performs a binary search and returns the 1-indexed { line, col }
			* position of `offset`. If `line === 0`, `addNewLine` has never been
			* called or `offset` is before the first known newline.
			*/
			this.linePos = (offset) => {
				let low = 0;
				let high = this.lineStarts.length;
				while (low < high) {
					const mid = low + high >> 1;
					if (this.lineStarts[mid] < offset) low = mid + 1;
					else high = mid;
				}
				if (this.lineStarts[low] === offset) return {
					line: low + 1,
					col: 1
				};
				if (low === 0) return {
					line: 0,
					col: offset
				};
				const start = this.lineStarts[low - 1];
				return {
					line: low,
					col: offset - start + 1
				};
			};
		}
	};
	exports.LineCounter = LineCounter;
}));
// node_modules/yaml/dist/parse/parser.js
var require_parser = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	var cst = require_cst();
	var lexer = require_lexer();
	function includesToken(list, type) {
		for (let i = 0; i < list.length; ++i) if (list[i].type === type) return true;
		return false;
	}
	function findNonEmptyIndex(list) {
		for (let i = 0; i < list.length; ++i) switch (list[i].type) {
			case "space":
			case "comment":
			case "newline": break;
			default: return i;
		}
		return -1;
	}
	function isFlowToken(token) {
		switch (token?.type) {
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "flow-collection": return true;
			default: return false;
		}
	}
	function getPrevProps(parent) {
		switch (parent.type) {
			case "document": return parent.start;
			case "block-map": {
				const it = parent.items[parent.items.length - 1];
				return it.sep ?? it.start;
			}
			case "block-seq": return parent.items[parent.items.length - 1].start;
			/* istanbul ignore next should not happen */
			default: return [];
		}
	}
	/** Note: May modify input array */
	function getFirstKeyStartProps(prev) {
		if (prev.length === 0) return [];
		let i = prev.length;
		loop: while (--i >= 0) switch (prev[i].type) {
			case "doc-start":
			case "explicit-key-ind":
			case "map-value-ind":
			case "seq-item-ind":
			case "newline": break loop;
		}
		while (prev[++i]?.type === "space");
		return prev.splice(i, prev.length);
	}
	function arrayPushArray(target, source) {
		if (source.length < 1e5) Array.prototype.push.apply(target, source);
		else for (let i = 0; i < source.length; ++i) target.push(source[i]);
	}
	function fixFlowSeqItems(fc) {
		if (fc.start.type === "flow-seq-start") {
			for (const it of fc.items) if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
				if (it.key) it.value = it.key;
				delete it.key;
				if (isFlowToken(it.value)) {
					if (it.value.end) arrayPushArray(it.value.end, it.sep);
					else it.value.end = it.sep;
				} else arrayPushArray(it.start, it.sep);
				delete it.sep;
			}
		}
	}
	/**
	* A YAML concrete syntax tree (CST) parser
	*
	* ```ts
	* const src: string = ...
	* for (const token of new Parser().parse(src)) {
	*   // token: Token
	* }
	* ```
	*
	* To use the parser with a user-provided lexer:
	*
	* ```ts
	* function* parse(source: string, lexer: Lexer) {
	*   const parser = new Parser()
	*   for (const lexeme of lexer.lex(source))
	*     yield* parser.next(lexeme)
	*   yield* parser.end()
	* }
	*
	* const src: string = ...
	* const lexer = new Lexer()
	* for (const token of parse(src, lexer)) {
	*   // token: Token
	* }
	* ```
	*/
	var Parser = class {
		/**
		* @param onNewLine - If defined, called separately with the start position of
		*   each new line (in `parse()`, including the start of input).
		*/
		constructor(onNewLine) {
			/** If true, space and sequence indicators count as indentation */
			this.atNewLine = true;
			/** If true, next token is a scalar value */
			this.atScalar = false;
			/** Current indentation level */
			this.indent = 0;
			/** Current offset since the start of parsing */
			this.offset = 0;
			/** On the same line with a block map key */
			this.onKeyLine = false;
			/** Top indicates the node that's currently being built */
			this.stack = [];
			/** The source of the current token, set in parse() */
			this.source = "";
			/** The type of the current token, set in parse() */
			this.type = "";
			this.lexer = new lexer.Lexer();
			this.onNewLine = onNewLine;
		}
		/**
		* Parse `source` as a YAML stream.
		* If `incomplete`, a part of the last line may be left as a buffer for the next call.
		*
		* Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
		*
		* @returns A generator of tokens representing each directive, document, and other structure.
		*/
		*parse(source, incomplete = false) {
			if (this.onNewLine && this.offset === 0) this.onNewLine(0);
			for (const lexeme of this.lexer.lex(source, incomplete)) yield* this.next(lexeme);
			if (!incomplete) yield* this.end();
		}
		/**
		* Advance the parser by the `source` of one lexical token.
		*/
		*next(source) {
			this.source = source;
			if (node_process.env.LOG_TOKENS) console.log("|", cst.prettyToken(source));
			if (this.atScalar) {
				this.atScalar = false;
				yield* this.step();
				this.offset += source.length;
				return;
			}
			const type = cst.tokenType(source);
			if (!type) {
				const message = `Not a YAML token: ${source}`;
				yield* this.pop({
					type: "error",
					offset: this.offset,
					message,
					source
				});
				this.offset += source.length;
			} else if (type === "scalar") {
				this.atNewLine = false;
				this.atScalar = true;
				this.type = "scalar";
			} else {
				this.type = type;
				yield* this.step();
				switch (type) {
					case "newline":
						this.atNewLine = true;
						this.indent = 0;
						if (this.onNewLine) this.onNewLine(this.offset + source.length);
						break;
					case "space":
						if (this.atNewLine && source[0] === " ") this.indent += source.length;
						break;
					case "explicit-key-ind":
					case "map-value-ind":
					case "seq-item-ind":
						if (this.atNewLine) this.indent += source.length;
						break;
					case "doc-mode":
					case "flow-error-end": return;
					default: this.atNewLine = false;
				}
				this.offset += source.length;
			}
		}
		/** Call at end of input to push out any remaining constructions */
		*end() {
			while (this.stack.length > 0) yield* this.pop();
		}
		get sourceToken() {
			return {
				type: this.type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		*step() {
			const top = this.peek(1);
			if (this.type === "doc-end" && top?.type !== "doc-end") {
				while (this.stack.length > 0) yield* this.pop();
				this.stack.push({
					type: "doc-end",
					offset: this.offset,
					source: this.source
				});
				return;
			}
			if (!top) return yield* this.stream();
			switch (top.type) {
				case "document": return yield* this.document(top);
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return yield* this.scalar(top);
				case "block-scalar": return yield* this.blockScalar(top);
				case "block-map": return yield* this.blockMap(top);
				case "block-seq": return yield* this.blockSequence(top);
				case "flow-collection": return yield* this.flowCollection(top);
				case "doc-end": return yield* this.documentEnd(top);
			}
			/* istanbul ignore next should not happen */
			yield* this.pop();
		}
		peek(n) {
			return this.stack[this.stack.length - n];
		}
		*pop(error) {
			const token = error ?? this.stack.pop();
			/* istanbul ignore if should not happen */
			if (!token) yield {
				type: "error",
				offset: this.offset,
				source: "",
				message: "Tried to pop an empty stack"
			};
			else if (this.stack.length === 0) yield token;
			else {
				const top = this.peek(1);
				if (token.type === "block-scalar") token.indent = "indent" in top ? top.indent : 0;
				else if (token.type === "flow-collection" && top.type === "document") token.indent = 0;
				if (token.type === "flow-collection") fixFlowSeqItems(token);
				switch (top.type) {
					case "document":
						top.value = token;
						break;
					case "block-scalar":
						top.props.push(token);
						break;
					case "block-map": {
						const it = top.items[top.items.length - 1];
						if (it.value) {
							top.items.push({
								start: [],
								key: token,
								sep: []
							});
							this.onKeyLine = true;
							return;
						} else if (it.sep) it.value = token;
						else {
							Object.assign(it, {
								key: token,
								sep: []
							});
							this.onKeyLine = !it.explicitKey;
							return;
						}
						break;
					}
					case "block-seq": {
						const it = top.items[top.items.length - 1];
						if (it.value) top.items.push({
							start: [],
							value: token
						});
						else it.value = token;
						break;
					}
					case "flow-collection": {
						const it = top.items[top.items.length - 1];
						if (!it || it.value) top.items.push({
							start: [],
							key: token,
							sep: []
						});
						else if (it.sep) it.value = token;
						else Object.assign(it, {
							key: token,
							sep: []
						});
						return;
					}
					/* istanbul ignore next should not happen */
					default:
						yield* this.pop();
						yield* this.pop(token);
				}
				if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
					const last = token.items[token.items.length - 1];
					if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
						if (top.type === "document") top.end = last.start;
						else top.items.push({ start: last.start });
						token.items.splice(-1, 1);
					}
				}
			}
		}
		*stream() {
			switch (this.type) {
				case "directive-line":
					yield {
						type: "directive",
						offset: this.offset,
						source: this.source
					};
					return;
				case "byte-order-mark":
				case "space":
				case "comment":
				case "newline":
					yield this.sourceToken;
					return;
				case "doc-mode":
				case "doc-start": {
					const doc = {
						type: "document",
						offset: this.offset,
						start: []
					};
					if (this.type === "doc-start") doc.start.push(this.sourceToken);
					this.stack.push(doc);
					return;
				}
			}
			yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML stream`,
				source: this.source
			};
		}
		*document(doc) {
			if (doc.value) return yield* this.lineEnd(doc);
			switch (this.type) {
				case "doc-start":
					if (findNonEmptyIndex(doc.start) !== -1) {
						yield* this.pop();
						yield* this.step();
					} else doc.start.push(this.sourceToken);
					return;
				case "anchor":
				case "tag":
				case "space":
				case "comment":
				case "newline":
					doc.start.push(this.sourceToken);
					return;
			}
			const bv = this.startBlockValue(doc);
			if (bv) this.stack.push(bv);
			else yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML document`,
				source: this.source
			};
		}
		*scalar(scalar) {
			if (this.type === "map-value-ind") {
				const start = getFirstKeyStartProps(getPrevProps(this.peek(2)));
				let sep;
				if (scalar.end) {
					sep = scalar.end;
					sep.push(this.sourceToken);
					delete scalar.end;
				} else sep = [this.sourceToken];
				const map = {
					type: "block-map",
					offset: scalar.offset,
					indent: scalar.indent,
					items: [{
						start,
						key: scalar,
						sep
					}]
				};
				this.onKeyLine = true;
				this.stack[this.stack.length - 1] = map;
			} else yield* this.lineEnd(scalar);
		}
		*blockScalar(scalar) {
			switch (this.type) {
				case "space":
				case "comment":
				case "newline":
					scalar.props.push(this.sourceToken);
					return;
				case "scalar":
					scalar.source = this.source;
					this.atNewLine = true;
					this.indent = 0;
					if (this.onNewLine) {
						let nl = this.source.indexOf("\n") + 1;
						while (nl !== 0) {
							this.onNewLine(this.offset + nl);
							nl = this.source.indexOf("\n", nl) + 1;
						}
					}
					yield* this.pop();
					break;
				/* istanbul ignore next should not happen */
				default:
					yield* this.pop();
					yield* this.step();
			}
		}
		*blockMap(map) {
			const it = map.items[map.items.length - 1];
			switch (this.type) {
				case "newline":
					this.onKeyLine = false;
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else map.items.push({ start: [this.sourceToken] });
					} else if (it.sep) it.sep.push(this.sourceToken);
					else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) map.items.push({ start: [this.sourceToken] });
					else if (it.sep) it.sep.push(this.sourceToken);
					else {
						if (this.atIndentedComment(it.start, map.indent)) {
							const end = map.items[map.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								map.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
			}
			if (this.indent >= map.indent) {
				const atMapIndent = !this.onKeyLine && this.indent === map.indent;
				const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
				let start = [];
				if (atNextItem && it.sep && !it.value) {
					const nl = [];
					for (let i = 0; i < it.sep.length; ++i) {
						const st = it.sep[i];
						switch (st.type) {
							case "newline":
								nl.push(i);
								break;
							case "space": break;
							case "comment":
								if (st.indent > map.indent) nl.length = 0;
								break;
							default: nl.length = 0;
						}
					}
					if (nl.length >= 2) start = it.sep.splice(nl[1]);
				}
				switch (this.type) {
					case "anchor":
					case "tag":
						if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({ start });
							this.onKeyLine = true;
						} else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "explicit-key-ind":
						if (!it.sep && !it.explicitKey) {
							it.start.push(this.sourceToken);
							it.explicitKey = true;
						} else if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({
								start,
								explicitKey: true
							});
						} else this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [this.sourceToken],
								explicitKey: true
							}]
						});
						this.onKeyLine = true;
						return;
					case "map-value-ind":
						if (it.explicitKey) {
							if (!it.sep) {
								if (includesToken(it.start, "newline")) Object.assign(it, {
									key: null,
									sep: [this.sourceToken]
								});
								else {
									const start = getFirstKeyStartProps(it.start);
									this.stack.push({
										type: "block-map",
										offset: this.offset,
										indent: this.indent,
										items: [{
											start,
											key: null,
											sep: [this.sourceToken]
										}]
									});
								}
							} else if (it.value) map.items.push({
								start: [],
								key: null,
								sep: [this.sourceToken]
							});
							else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
								type: "block-map",
								offset: this.offset,
								indent: this.indent,
								items: [{
									start,
									key: null,
									sep: [this.sourceToken]
								}]
							});
							else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
								const start = getFirstKeyStartProps(it.start);
								const key = it.key;
								const sep = it.sep;
								sep.push(this.sourceToken);
								delete it.key;
								delete it.sep;
								this.stack.push({
									type: "block-map",
									offset: this.offset,
									indent: this.indent,
									items: [{
										start,
										key,
										sep
									}]
								});
							} else if (start.length > 0) it.sep = it.sep.concat(start, this.sourceToken);
							else it.sep.push(this.sourceToken);
						} else if (!it.sep) Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.value || atNextItem) map.items.push({
							start,
							key: null,
							sep: [this.sourceToken]
						});
						else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [],
								key: null,
								sep: [this.sourceToken]
							}]
						});
						else it.sep.push(this.sourceToken);
						this.onKeyLine = true;
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (atNextItem || it.value) {
							map.items.push({
								start,
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						} else if (it.sep) this.stack.push(fs);
						else {
							Object.assign(it, {
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						}
						return;
					}
					default: {
						const bv = this.startBlockValue(map);
						if (bv) {
							if (bv.type === "block-seq") {
								if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
									yield* this.pop({
										type: "error",
										offset: this.offset,
										message: "Unexpected block-seq-ind on same line with key",
										source: this.source
									});
									return;
								}
							} else if (atMapIndent) map.items.push({ start });
							this.stack.push(bv);
							return;
						}
					}
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*blockSequence(seq) {
			const it = seq.items[seq.items.length - 1];
			switch (this.type) {
				case "newline":
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else seq.items.push({ start: [this.sourceToken] });
					} else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) seq.items.push({ start: [this.sourceToken] });
					else {
						if (this.atIndentedComment(it.start, seq.indent)) {
							const end = seq.items[seq.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								seq.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
				case "anchor":
				case "tag":
					if (it.value || this.indent <= seq.indent) break;
					it.start.push(this.sourceToken);
					return;
				case "seq-item-ind":
					if (this.indent !== seq.indent) break;
					if (it.value || includesToken(it.start, "seq-item-ind")) seq.items.push({ start: [this.sourceToken] });
					else it.start.push(this.sourceToken);
					return;
			}
			if (this.indent > seq.indent) {
				const bv = this.startBlockValue(seq);
				if (bv) {
					this.stack.push(bv);
					return;
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*flowCollection(fc) {
			const it = fc.items[fc.items.length - 1];
			if (this.type === "flow-error-end") {
				let top;
				do {
					yield* this.pop();
					top = this.peek(1);
				} while (top?.type === "flow-collection");
			} else if (fc.end.length === 0) {
				switch (this.type) {
					case "comma":
					case "explicit-key-ind":
						if (!it || it.sep) fc.items.push({ start: [this.sourceToken] });
						else it.start.push(this.sourceToken);
						return;
					case "map-value-ind":
						if (!it || it.value) fc.items.push({
							start: [],
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.sep) it.sep.push(this.sourceToken);
						else Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						return;
					case "space":
					case "comment":
					case "newline":
					case "anchor":
					case "tag":
						if (!it || it.value) fc.items.push({ start: [this.sourceToken] });
						else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (!it || it.value) fc.items.push({
							start: [],
							key: fs,
							sep: []
						});
						else if (it.sep) this.stack.push(fs);
						else Object.assign(it, {
							key: fs,
							sep: []
						});
						return;
					}
					case "flow-map-end":
					case "flow-seq-end":
						fc.end.push(this.sourceToken);
						return;
				}
				const bv = this.startBlockValue(fc);
				/* istanbul ignore else should not happen */
				if (bv) this.stack.push(bv);
				else {
					yield* this.pop();
					yield* this.step();
				}
			} else {
				const parent = this.peek(2);
				if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
					yield* this.pop();
					yield* this.step();
				} else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
					const start = getFirstKeyStartProps(getPrevProps(parent));
					fixFlowSeqItems(fc);
					const sep = fc.end.splice(1, fc.end.length);
					sep.push(this.sourceToken);
					const map = {
						type: "block-map",
						offset: fc.offset,
						indent: fc.indent,
						items: [{
							start,
							key: fc,
							sep
						}]
					};
					this.onKeyLine = true;
					this.stack[this.stack.length - 1] = map;
				} else yield* this.lineEnd(fc);
			}
		}
		flowScalar(type) {
			if (this.onNewLine) {
				let nl = this.source.indexOf("\n") + 1;
				while (nl !== 0) {
					this.onNewLine(this.offset + nl);
					nl = this.source.indexOf("\n", nl) + 1;
				}
			}
			return {
				type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		startBlockValue(parent) {
			switch (this.type) {
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return this.flowScalar(this.type);
				case "block-scalar-header": return {
					type: "block-scalar",
					offset: this.offset,
					indent: this.indent,
					props: [this.sourceToken],
					source: ""
				};
				case "flow-map-start":
				case "flow-seq-start": return {
					type: "flow-collection",
					offset: this.offset,
					indent: this.indent,
					start: this.sourceToken,
					items: [],
					end: []
				};
				case "seq-item-ind": return {
					type: "block-seq",
					offset: this.offset,
					indent: this.indent,
					items: [{ start: [this.sourceToken] }]
				};
				case "explicit-key-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					start.push(this.sourceToken);
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							explicitKey: true
						}]
					};
				}
				case "map-value-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							key: null,
							sep: [this.sourceToken]
						}]
					};
				}
			}
			return null;
		}
		atIndentedComment(start, indent) {
			if (this.type !== "comment") return false;
			if (this.indent <= indent) return false;
			return start.every((st) => st.type === "newline" || st.type === "space");
		}
		*documentEnd(docEnd) {
			if (this.type !== "doc-mode") {
				if (docEnd.end) docEnd.end.push(this.sourceToken);
				else docEnd.end = [this.sourceToken];
				if (this.type === "newline") yield* this.pop();
			}
		}
		*lineEnd(token) {
			switch (this.type) {
				case "comma":
				case "doc-start":
				case "doc-end":
				case "flow-seq-end":
				case "flow-map-end":
				case "map-value-ind":
					yield* this.pop();
					yield* this.step();
					break;
				case "newline": this.onKeyLine = false;
				default:
					if (token.end) token.end.push(this.sourceToken);
					else token.end = [this.sourceToken];
					if (this.type === "newline") yield* this.pop();
			}
		}
	};
	exports.Parser = Parser;
}));
// node_modules/yaml/dist/public-api.js
var require_public_api = /* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var errors = require_errors();
	var log = require_log();
	var identity = require_identity();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	function parseOptions(options) {
		const prettyErrors = options.prettyErrors !== false;
		return {
			lineCounter: options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null,
			prettyErrors
		};
	}
	/**
	* Parse the input as a stream of YAML documents.
	*
	* Documents should be separated from each other by `...` or `---` marker lines.
	*
	* @returns If an empty `docs` array is returned, it will be of type
	*   EmptyStream and contain additional stream information. In
	*   TypeScript, you should use `'empty' in docs` as a type guard for it.
	*/
	function parseAllDocuments(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		const docs = Array.from(composer$1.compose(parser$1.parse(source)));
		if (prettyErrors && lineCounter) for (const doc of docs) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		if (docs.length > 0) return docs;
		return Object.assign([], { empty: true }, composer$1.streamInfo());
	}
	/** Parse an input string into a single YAML.Document */
	function parseDocument(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		let doc = null;
		for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) if (!doc) doc = _doc;
		else if (doc.options.logLevel !== "silent") {
			doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
			break;
		}
		if (prettyErrors && lineCounter) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		return doc;
	}
	function parse(src, reviver, options) {
		let _reviver = void 0;
		if (typeof reviver === "function") _reviver = reviver;
		else if (options === void 0 && reviver && typeof reviver === "object") options = reviver;
		const doc = parseDocument(src, options);
		if (!doc) return null;
		doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
		if (doc.errors.length > 0) {
			if (doc.options.logLevel !== "silent") throw doc.errors[0];
			else doc.errors = [];
		}
		return doc.toJS(Object.assign({ reviver: _reviver }, options));
	}
	function stringify(value, replacer, options) {
		let _replacer = null;
		if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
		else if (options === void 0 && replacer) options = replacer;
		if (typeof options === "string") options = options.length;
		if (typeof options === "number") {
			const indent = Math.round(options);
			options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
		}
		if (value === void 0) {
			const { keepUndefined } = options ?? replacer ?? {};
			if (!keepUndefined) return void 0;
		}
		if (identity.isDocument(value) && !_replacer) return value.toString(options);
		return new Document.Document(value, _replacer, options).toString(options);
	}
	exports.parse = parse;
	exports.parseAllDocuments = parseAllDocuments;
	exports.parseDocument = parseDocument;
	exports.stringify = stringify;
}));
// src/config/yaml-tree.ts
var import_dist = (/* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var Schema = require_Schema();
	var errors = require_errors();
	var Alias = require_Alias();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	require_cst();
	var lexer = require_lexer();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	var publicApi = require_public_api();
	var visit = require_visit();
	exports.Composer = composer.Composer;
	exports.Document = Document.Document;
	exports.Schema = Schema.Schema;
	exports.YAMLError = errors.YAMLError;
	exports.YAMLParseError = errors.YAMLParseError;
	exports.YAMLWarning = errors.YAMLWarning;
	exports.Alias = Alias.Alias;
	exports.isAlias = identity.isAlias;
	exports.isCollection = identity.isCollection;
	exports.isDocument = identity.isDocument;
	exports.isMap = identity.isMap;
	exports.isNode = identity.isNode;
	exports.isPair = identity.isPair;
	exports.isScalar = identity.isScalar;
	exports.isSeq = identity.isSeq;
	exports.Pair = Pair.Pair;
	exports.Scalar = Scalar.Scalar;
	exports.YAMLMap = YAMLMap.YAMLMap;
	exports.YAMLSeq = YAMLSeq.YAMLSeq;
	exports.Lexer = lexer.Lexer;
	exports.LineCounter = lineCounter.LineCounter;
	exports.Parser = parser.Parser;
	exports.parse = publicApi.parse;
	exports.parseAllDocuments = publicApi.parseAllDocuments;
	exports.parseDocument = publicApi.parseDocument;
	exports.stringify = publicApi.stringify;
	exports.visit = visit.visit;
	exports.visitAsync = visit.visitAsync;
})))();
/** Values with aliases filled in: a file of the allowed size can only get there by aliases in aliases. */
const MOST_VALUES = 15e4;
const DEEPEST = 50;
/**
* Reads a document without syntax errors into plain values, aliases filled in. Keys that are not text, keys that stand
* twice, `__proto__`, unknown and circular aliases and an excess of values or depth become faults and are undefined.
*/
function readYamlTree(document) {
	const walk = {
		faults: [],
		targets: aliasTargets(document),
		open: /* @__PURE__ */ new Set(),
		values: 0
	};
	return {
		tree: read(document.contents, {
			path: [],
			keyAt: 0
		}, walk) ?? leaf(null, 0, 0),
		faults: walk.faults,
		complete: walk.values <= MOST_VALUES
	};
}
/** What each alias stands for: the node that had its anchor last, in the order of the text. */
function aliasTargets(document) {
	const anchors = /* @__PURE__ */ new Map();
	const targets = /* @__PURE__ */ new Map();
	(0, import_dist.visit)(document, (_, node) => {
		if ((0, import_dist.isAlias)(node)) targets.set(node, anchors.get(node.source));
		else if ((0, import_dist.isNode)(node) && node.anchor !== void 0) anchors.set(node.anchor, node);
	});
	return targets;
}
/** Undefined: a fault was found here. */
function read(node, place, walk) {
	walk.values += 1;
	const wrong = exceeded(place, walk) ?? ((0, import_dist.isAlias)(node) ? aliasFault(node, walk) : void 0);
	if (wrong !== void 0) walk.faults.push({
		path: place.path,
		at: "value",
		message: wrong,
		offset: startOf(node, place.keyAt)
	});
	if (wrong !== void 0 || walk.values > MOST_VALUES) return void 0;
	if ((0, import_dist.isAlias)(node)) {
		const target = read(walk.targets.get(node), place, walk);
		return target === void 0 ? void 0 : {
			...target,
			valueAt: startOf(node, place.keyAt)
		};
	}
	if ((0, import_dist.isMap)(node) || (0, import_dist.isSeq)(node)) return readCollection(node, place, walk);
	if (!(0, import_dist.isScalar)(node) || node.value === null) return leaf(null, place.keyAt, place.keyAt);
	return leaf(node.value, place.keyAt, startOf(node, place.keyAt), node.source);
}
function readCollection(node, place, walk) {
	walk.open.add(node);
	const { value, children } = (0, import_dist.isMap)(node) ? readMap(node, place, walk) : readList(node, place, walk);
	walk.open.delete(node);
	const valueAt = node.flow === true ? startOf(node, place.keyAt) : place.keyAt;
	return {
		value,
		keyAt: place.keyAt,
		valueAt,
		source: void 0,
		children
	};
}
function readList(node, { path, keyAt }, walk) {
	const children = /* @__PURE__ */ new Map();
	return {
		value: node.items.map((item, index) => {
			const child = read(item, {
				path: [...path, index],
				keyAt: startOf(item, keyAt)
			}, walk);
			if (child !== void 0) children.set(String(index), child);
			return child?.value;
		}),
		children
	};
}
function readMap(node, { path, keyAt }, walk) {
	const value = {};
	const children = /* @__PURE__ */ new Map();
	for (const pair of node.items) {
		const offset = startOf(pair.key, keyAt);
		const key = keyText(pair.key);
		const fault = keyFault(key, path, value);
		if (fault !== void 0) walk.faults.push({
			...fault,
			offset
		});
		if (key === void 0 || fault !== void 0) continue;
		const child = read(pair.value, {
			path: [...path, key],
			keyAt: offset
		}, walk);
		value[key] = child?.value;
		if (child !== void 0) children.set(key, child);
	}
	return {
		value,
		children
	};
}
function keyText(key) {
	if ((0, import_dist.isScalar)(key)) return key.value === null ? "" : String(key.value);
}
function keyFault(key, path, seen) {
	if (key === void 0) return {
		path,
		at: "value",
		message: "expected text as a key, got a mapping, list or alias",
		hint: "quote text that begins with {{"
	};
	const at = {
		path: [...path, key],
		at: "key"
	};
	if (key === "__proto__") return {
		...at,
		message: "expected another name: this one is not allowed as a key"
	};
	if (key === "<<") return {
		...at,
		message: "expected a key, got <<: merge keys are not supported"
	};
	return Object.hasOwn(seen, key) ? {
		...at,
		message: `expected each key once, got ${shown(key)} again`
	} : void 0;
}
function exceeded({ path }, walk) {
	if (walk.values === 150001) return `expected at most ${MOST_VALUES} values with all aliases filled in, got more`;
	return path.length > DEEPEST ? `expected at most ${DEEPEST} levels of nesting, got more` : void 0;
}
function aliasFault(alias, walk) {
	const target = walk.targets.get(alias);
	if (target === void 0) return `expected the name of an anchor further up, got ${shown(`*${alias.source}`)}`;
	return walk.open.has(target) ? `expected an alias outside its own anchor, got ${shown(`*${alias.source}`)}` : void 0;
}
function startOf(node, otherwise) {
	return (0, import_dist.isNode)(node) ? node.range?.[0] ?? otherwise : otherwise;
}
function leaf(value, keyAt, valueAt, source) {
	return {
		value,
		keyAt,
		valueAt,
		source,
		children: /* @__PURE__ */ new Map()
	};
}
// src/config/yaml-document.ts
/** Bytes of a config; what is larger is no config, and would be slow to read. */
const MOST_BYTES = 256e3;
/** Reads YAML 1.2; with syntax errors there are only those, all of them: what lies beyond them cannot be trusted. */
function readYamlDocument(text, fileName) {
	const bytes = new TextEncoder().encode(text).length;
	if (bytes > MOST_BYTES) return {
		ok: false,
		problems: [{
			line: 1,
			column: 1,
			path: "",
			message: `expected ${printable$1(fileName)} to have at most ${MOST_BYTES / 1e3} kB, got ${Math.ceil(bytes / 1e3)} kB`
		}]
	};
	const lines = new import_dist.LineCounter();
	const document = (0, import_dist.parseDocument)(text, {
		lineCounter: lines,
		prettyErrors: false,
		uniqueKeys: false,
		logLevel: "error",
		version: "1.2"
	});
	const errors = [...document.errors, ...document.warnings];
	if (errors.length > 0) return {
		ok: false,
		problems: syntaxProblems(errors, lines)
	};
	const reading = readYamlTree(document);
	const read = located(lines, reading);
	return reading.complete ? {
		ok: true,
		document: read
	} : {
		ok: false,
		problems: read.problems
	};
}
function located(lines, { tree, faults }) {
	const hidden = new Set(faults.filter((fault) => fault.at === "value").map(({ path }) => JSON.stringify(path)));
	return {
		value: tree.value,
		problems: faults.map(({ offset, ...fault }) => problem(fault, at(lines, offset))),
		locate: (fault) => {
			if (hidden.has(JSON.stringify(fault.path))) return void 0;
			const [node, complete] = find(tree, fault.path);
			return problem(fault, at(lines, complete && fault.at === "value" ? node.valueAt : node.keyAt));
		},
		line: (path) => at(lines, find(tree, path)[0].keyAt).line,
		source: (path) => find(tree, path)[0].source,
		keys: (path) => [...find(tree, path)[0].children.keys()]
	};
}
/** The node at the path, or the last one on the way to it, and whether the path was followed to its end. */
function find(tree, path) {
	let node = tree;
	for (const part of path) {
		const child = node.children.get(String(part));
		if (child === void 0) return [node, false];
		node = child;
	}
	return [node, true];
}
function problem({ path, message, hint }, place) {
	return {
		...place,
		path: pathText(path),
		message,
		...hint === void 0 ? {} : { hint }
	};
}
function pathText(path) {
	return printable$1(path.map((part, index) => typeof part === "number" ? `[${part}]` : `${index === 0 ? "" : "."}${part === "" ? "\"\"" : part}`).join(""));
}
function at(lines, offset) {
	const { line, col } = lines.linePos(offset);
	return {
		line: Math.max(1, line),
		column: Math.max(1, col)
	};
}
function syntaxProblems(errors, lines) {
	const overflow = errors.find(({ message }) => message.includes("call stack"));
	if (overflow !== void 0) {
		const message = "expected YAML, got too many levels of nesting";
		return [{
			...at(lines, overflow.pos[0]),
			path: "",
			message
		}];
	}
	return errors.map(({ message, pos: [offset] }) => {
		const hint = /flow-(?:map|seq)/.test(message) ? { hint: "quote text that contains { } [ or ]" } : {};
		return {
			...at(lines, offset),
			path: "",
			message: `expected YAML: ${printable$1(message)}`,
			...hint
		};
	});
}
// src/config/parse-config.ts
/**
* Reads a config. Whatever the text, it answers: with the complete config, or with every problem, in the order of the
* text. `fileName` is only used in messages.
*/
function parseConfig(text, fileName) {
	const yaml = readYamlDocument(text, fileName);
	if (!yaml.ok) return yaml;
	const { document } = yaml;
	const file = configFile.safeParse(document.value);
	const faults = [...file.success ? [] : faultsOf(file.error.issues), ...inconsistencies(document.value)];
	const problems = inOrder$1([...document.problems, ...locateAll(faults, document)]);
	if (file.success && problems.length === 0) return {
		ok: true,
		config: completeConfig(file.data, document)
	};
	return {
		ok: false,
		problems
	};
}
/** A value that breaks a rule twice, such as a number that is neither whole nor large enough, is told once. */
function locateAll(faults, document) {
	return [...new Map(faults.map((fault) => [JSON.stringify([fault.path, fault.message]), fault])).values()].flatMap((fault) => document.locate(fault) ?? []);
}
function inOrder$1(problems) {
	return problems.toSorted((one, other) => one.line - other.line || one.column - other.column);
}
// src/run/prepare.ts
/**
* Checks out, installs and builds both arms. A base that fails is left out with the reason; a head that fails is a
* Problem.
*/
async function prepare(input, ports) {
	await using stack = new AsyncDisposableStack();
	const warnings = [];
	ports.progress.report({
		kind: "step",
		text: `checking out head (${input.head.label})`
	});
	const headCheckout = stack.use(await ports.workspace.checkout("head", input.head));
	const scenarios = await readBodies(input.config.scenarios, headCheckout, input.configPath);
	ports.progress.report({
		kind: "step",
		text: "installing and building head"
	});
	await ports.services.prepare(headCheckout, input.config.app);
	const base = await prepareBase({
		...input,
		headCheckout
	}, ports, stack, warnings);
	const moved = stack.move();
	return {
		head: {
			checkout: headCheckout,
			app: input.config.app
		},
		base: base.arm,
		baseAbsent: base.absent,
		baseRequests: base.requests,
		scenarios,
		warnings,
		[Symbol.asyncDispose]: () => moved.disposeAsync()
	};
}
async function prepareBase({ base, config, configPath, headCheckout }, ports, stack, warnings) {
	if (base.kind === "absent") return {
		arm: void 0,
		absent: base.reason,
		requests: void 0
	};
	try {
		ports.progress.report({
			kind: "step",
			text: `checking out base (${base.label})`
		});
		const checkout = stack.use(await ports.workspace.checkout("base", base));
		const own = await configOfBase(checkout, configPath, warnings);
		if (own !== void 0) warnings.push(...loosenedRules(own, await asWritten(config, headCheckout, configPath)));
		const app = own?.app ?? config.app;
		ports.progress.report({
			kind: "step",
			text: "installing and building base"
		});
		await ports.services.prepare(checkout, app);
		return {
			arm: {
				checkout,
				app
			},
			absent: null,
			requests: own === void 0 ? void 0 : requestsOf(own)
		};
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		if (error.detail !== void 0) ports.log.untrusted("The end of base's output:", error.detail);
		return {
			arm: void 0,
			absent: `base (${base.label}) could not be prepared: ${error.message}`,
			requests: void 0
		};
	}
}
async function configOfBase(checkout, path, warnings) {
	const text = await checkout.read(path);
	if (text === void 0) return void 0;
	const parsed = parseConfig(text, path);
	if (parsed.ok) return parsed.config;
	warnings.push({
		code: "base-config-unusable",
		text: `The base commit's ${path} cannot be read by this version; base was started as head's says.`
	});
}
/** The config as head's own file has it, without what the caller says over it. */
async function asWritten(config, head, path) {
	const text = await head.read(path);
	const parsed = text === void 0 ? void 0 : parseConfig(text, path);
	return parsed?.ok === true ? parsed.config : config;
}
function requestsOf({ scenarios }) {
	return scenarios.flatMap(({ name, requests }) => requests.map((request) => ({
		scenario: name,
		request: request.name
	})));
}
/** Scenarios with the bodies that stand in files read from head; a missing file is a Problem. */
async function readBodies(scenarios, head, configPath) {
	const folder = configPath.includes("/") ? configPath.slice(0, configPath.lastIndexOf("/") + 1) : "";
	const read = async (request) => {
		if (request.body === void 0 || !("file" in request.body)) return request;
		const path = folder + request.body.file;
		const text = await head.read(path);
		if (text !== void 0) return {
			...request,
			body: { text }
		};
		throw new Problem({
			code: "body-file-missing",
			message: `${request.name}: the body's file ${path} is not in the head commit or tree`,
			hint: "Paths are relative to the config's folder; files that git ignores are not measured.",
			exitStatus: EXIT.usage
		});
	};
	return await Promise.all(scenarios.map(async (scenario) => ({
		...scenario,
		requests: await Promise.all(scenario.requests.map(read))
	})));
}
// src/run/check-service.ts
/** Least expected count of requests beyond the quantile, for the quantile to gate. */
const BEYOND = 30;
/** Installs and boots head once, sends each request, and says what a run will be able to judge. */
async function checkService(config, configPath, head, ports) {
	await using checkout = await ports.workspace.checkout("head", head);
	const scenarios = await readBodies(config.scenarios, checkout, configPath);
	ports.progress.report({
		kind: "step",
		text: "installing and building"
	});
	await ports.services.prepare(checkout, config.app);
	ports.progress.report({
		kind: "step",
		text: "booting"
	});
	await using service = await ports.services.boot(checkout, config.app);
	const requests = [];
	const forecasts = [];
	for (const scenario of scenarios) {
		ports.progress.report({
			kind: "step",
			text: `requesting ${scenario.name}`
		});
		const single = await sendOnce({
			...scenario,
			users: 1
		}, scenario.requests.length, service, ports);
		requests.push(...checksOf(scenario, single));
		if (single.ok.some((ok) => ok === 0)) continue;
		const loaded = await sendOnce(scenario, requestsPerSlice(scenario, 0) * 4, service, ports);
		forecasts.push(forecast(scenario, loaded, config, service.bootSeconds));
	}
	return {
		bootSeconds: service.bootSeconds,
		requests,
		forecasts
	};
}
async function sendOnce(scenario, requests, { arm, url }, { engineOf }) {
	const plan = {
		requests,
		first: () => arm,
		drainSeconds: drainSeconds(scenario)
	};
	await using session = await engineOf(scenario).open([{
		arm,
		url
	}], scenario, plan);
	for await (const slice of session.slices()) return slice;
	throw new Error("the generator sent nothing");
}
function checksOf(scenario, slice) {
	return [...slice.name].map((name, index) => ({
		scenario: scenario.name,
		request: slice.names[name] ?? "",
		ok: slice.ok[index] === 1,
		answer: answerOf(slice.status[index] ?? NO_STATUS.lost),
		latency: slice.latency[index] ?? 0
	}));
}
function answerOf(status) {
	if (status === NO_STATUS.timedOut) return "timed out";
	if (status === NO_STATUS.refused) return "connection refused";
	return status === NO_STATUS.lost ? "connection closed without an answer" : String(status);
}
function forecast(scenario, slice, config, bootSeconds) {
	const p50 = quantile([...slice.latency], .5);
	const seconds = secondsPerArm({
		effort: config.effort,
		...EFFORTS$1[config.effort],
		scenarios: config.scenarios.length,
		overheadSeconds: 2 * bootSeconds + 4
	});
	const requests = Math.floor(scenario.users * seconds / Math.max(p50, 1e-6) / scenario.requests.length);
	const gates = (metric) => requests * (1 - (METRICS[metric].quantile ?? 0)) >= BEYOND;
	return {
		scenario: scenario.name,
		requests,
		gating: scenario.gate.filter(gates),
		tooFew: scenario.gate.filter((metric) => !gates(metric))
	};
}
// src/config/config-problem.ts
const MOST = 100;
/** One line per problem, in the form that editors and terminals can follow: `loadline.yml:12:5 app.start: expected …`. */
function formatProblems(problems, fileName) {
	const lines = problems.slice(0, MOST).map(({ line, column, path, message, hint }) => {
		const place = `${fileName}:${line}:${column}`;
		return printable$1(`${path === "" ? place : `${place} ${path}`}: ${message}${hint === void 0 ? "" : ` (${hint})`}`);
	});
	const left = problems.length - lines.length;
	return [...lines, ...left > 0 ? [`${printable$1(fileName)}: and ${left} more problems`] : []].join("\n");
}
// src/model/cell.ts
/** A key for maps; names may hold anything, so the parts are quoted. */
function cellKey({ scenario, request, metric }) {
	return JSON.stringify([
		scenario,
		request,
		metric
	]);
}
// src/stats/holm.ts
/** Holm's step-down correction (1979): p values that control the family-wise error rate, in the order of `ps`. */
function holm(ps) {
	const corrected = new Array(ps.length).fill(1);
	const ascending = ps.map((p, index) => ({
		p,
		index
	})).sort((a, b) => a.p - b.p);
	let largest = 0;
	for (const [smaller, { p, index }] of ascending.entries()) {
		largest = Math.max(largest, Math.min(1, p * (ps.length - smaller)));
		corrected[index] = largest;
	}
	return corrected;
}
// src/stats/student-t.ts
/**
* P(T <= t) of Student's t with `df` > 0 degrees of freedom, by the regularised incomplete beta function
* (Abramowitz and Stegun 26.5.27 and 26.7.1). Absolute error below 1e-12.
*/
function studentTCdf(t, df) {
	if (Number.isNaN(t) || !(df > 0)) return NaN;
	if (!Number.isFinite(t)) return t > 0 ? 1 : 0;
	const square = t * t;
	const tail = square > df ? incompleteBeta(df / (df + square), df / 2, .5) / 2 : (1 - incompleteBeta(square / (df + square), .5, df / 2)) / 2;
	return t > 0 ? 1 - tail : tail;
}
/** P(|T| >= |t|): the two-sided p of a t statistic. */
function studentTTwoSided(t, df) {
	return 2 * studentTCdf(-Math.abs(t), df);
}
/** The t with P(T <= t) = p; p = 0 and 1 give the infinities. By bisection, shortened by Newton's steps where they stay in. */
function studentTQuantile(p, df) {
	if (!(p >= 0 && p <= 1) || !(df > 0)) return NaN;
	if (p === .5) return 0;
	if (p > .5) return -studentTQuantile(1 - p, df);
	if (p === 0) return Number.NEGATIVE_INFINITY;
	let [low, high] = [-1, 0];
	while (studentTCdf(low, df) > p) low *= 2;
	const peak = Math.exp(logGamma((df + 1) / 2) - logGamma(df / 2)) / Math.sqrt(df * Math.PI);
	let t = (low + high) / 2;
	for (;;) {
		const excess = studentTCdf(t, df) - p;
		if (excess < 0) low = t;
		else high = t;
		const newton = t - excess / (peak * (1 + t * t / df) ** (-(df + 1) / 2));
		const next = newton > low && newton < high ? newton : (low + high) / 2;
		if (Math.abs(next - t) <= 1e-14 * Math.abs(t)) return next;
		t = next;
	}
}
/** Regularised incomplete beta function I_x(a, b), 0 <= x <= 1 and a, b > 0. */
function incompleteBeta(x, a, b) {
	if (x <= 0) return 0;
	if (x >= 1) return 1;
	if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
	const logFactor = a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b);
	return Math.exp(logFactor) / a * betaFraction(x, a, b);
}
/** The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8), by Lentz's method. */
function betaFraction(x, a, b) {
	const tiny = 1e-300;
	let c = 1;
	let d = 1 / away(1 - (a + b) * x / (a + 1), tiny);
	let fraction = d;
	for (let m = 1; m < 1e4; m++) {
		const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		let step = 1;
		for (const coefficient of [even, odd]) {
			d = 1 / away(1 + coefficient * d, tiny);
			c = away(1 + coefficient / c, tiny);
			step = c * d;
			fraction *= step;
		}
		if (Math.abs(step - 1) < 1e-15) break;
	}
	return fraction;
}
function away(value, tiny) {
	return Math.abs(value) < tiny ? tiny : value;
}
/** Lanczos (1964), g = 7 with nine terms: about 15 digits for x > 0. */
const LANCZOS = [
	.9999999999998099,
	676.5203681218851,
	-1259.1392167224028,
	771.3234287776531,
	-176.6150291621406,
	12.507343278686905,
	-.13857109526572012,
	9984369578019572e-21,
	1.5056327351493116e-7
];
function logGamma(x) {
	const z = x - 1;
	const series = LANCZOS.reduce((sum, term, i) => sum + (i === 0 ? term : term / (z + i)), 0);
	const shifted = z + 7.5;
	return .5 * Math.log(2 * Math.PI) + (z + .5) * Math.log(shifted) - shifted + Math.log(series);
}
// src/stats/detectable.ts
/**
* How many standard errors an effect must measure to be found with the given power (0.8 by default): the usual sum of
* two t quantiles, with Bonferroni's share of alpha. It approximates the step-down test from above. Infinite without
* degrees of freedom.
*/
function detectableErrors({ alpha, cells, df, power = .8 }) {
	if (df < 1) return Number.POSITIVE_INFINITY;
	return studentTQuantile(1 - Math.min(.5, alpha / cells), df) + studentTQuantile(power, df);
}
// src/stats/prediction-interval.ts
/** From at least two values; null below, where nothing is known about their spread. */
function predict(values) {
	if (values.length < 2) return null;
	const sd = sampleStandardDeviation(values);
	return {
		mean: mean$1(values),
		sd,
		error: sd * Math.sqrt(1 + 1 / values.length),
		df: values.length - 1
	};
}
/**
* Two-sided p of one new value x among `values`: t = (x - mean) / (sd sqrt(1 + 1/n)) with n - 1 degrees of freedom, the
* prediction interval of a normal sample (Hahn and Meeker 1991, section 4.7). Past values that are all equal say
* nothing about spread: another x then gets 1/(n + 1), the chance of being the odd one out. Null below two values.
*/
function predictionP(x, values) {
	const prediction = predict(values);
	if (prediction === null) return null;
	const { mean, error, df } = prediction;
	if (error === 0) return x === mean ? 1 : 1 / (values.length + 1);
	return studentTTwoSided((x - mean) / error, df);
}
/** Half the width of the two-sided prediction interval at `level` (0.95 for 95 %); null below two values. */
function predictionHalfWidth(values, level) {
	const prediction = predict(values);
	return prediction && studentTQuantile((1 + level) / 2, prediction.df) * prediction.error;
}
/** The smallest shift of one new value that such a test finds with the given power (0.8); null below two values. */
function predictionDetectable(values, test) {
	const prediction = predict(values);
	if (prediction === null) return null;
	const { alpha, cells, power = .8, sides = 2 } = test;
	return prediction.error * detectableErrors({
		alpha: alpha / sides,
		cells,
		df: prediction.df,
		power
	});
}
// src/history/comparability.ts
/**
* Equal for machines whose values may be compared: CPU model, number of CPUs, architecture, operating system, the
* image's major version and the runner's label. The load has its own identity, the scenario's hash, which covers the
* engine.
*/
function machineKey({ cpuModel, cpus, arch, os, image, runnerLabel }) {
	return JSON.stringify([
		cpuModel,
		cpus,
		arch,
		os,
		majorOf(image),
		runnerLabel
	]);
}
/** "ubuntu24" of "ubuntu24 / 20261101.1": what follows is new every week. */
function majorOf(image) {
	return image === null ? null : image.split(" / ", 1)[0] ?? null;
}
// src/history/measured-cells.ts
/** Every cell for which head has a value in a block and round that count. */
function measuredCells({ blocks, scenarios }) {
	const hashes = new Map(scenarios.map(({ name, hash }) => [name, hash]));
	const found = /* @__PURE__ */ new Map();
	const rounds = blocks.filter(({ invalid }) => invalid === null).flatMap((block) => block.rounds);
	for (const { scenario, cells } of rounds.filter(({ invalid }) => invalid === null)) for (const cell of cells) collect(scenario, cell, found);
	return [...found.values()].flatMap(({ id, heads, changes }) => {
		const scenarioHash = hashes.get(id.scenario);
		return scenarioHash === void 0 ? [] : [{
			...id,
			head: median(heads),
			changes,
			scenarioHash
		}];
	});
}
function collect(scenario, { request, metric, head, change }, found) {
	if (head === null || !Number.isFinite(head)) return;
	const id = {
		scenario,
		request,
		metric
	};
	const key = cellKey(id);
	const cell = found.get(key) ?? {
		id,
		heads: [],
		changes: []
	};
	cell.heads.push(head);
	if (change !== null && Number.isFinite(change)) cell.changes.push(change);
	found.set(key, cell);
}
// src/history/merge.ts
/**
* The union of documents, oldest entry first, with the newest `keep` entries. An entry's identity is (run, attempt,
* sha); of two versions of one the newer counts. Commutative, associative and idempotent, so that runs which store at
* the same time lose nothing that a later merge could not bring back.
*/
function mergeHistory(documents, keep) {
	const newest = /* @__PURE__ */ new Map();
	for (const entry of documents.flatMap(({ entries }) => entries)) {
		const key = `${entry.run} ${entry.attempt} ${entry.sha}`;
		const known = newest.get(key);
		if (known === void 0 || byAge(known, entry) < 0) newest.set(key, entry);
	}
	const entries = [...newest.values()].sort(byAge);
	return {
		schema: 1,
		entries: entries.slice(Math.max(0, entries.length - Math.max(0, keep)))
	};
}
/** A total order, oldest first: truncating by any other would make the result depend on the order of merging. */
function byAge(a, b) {
	return byText(instant(a), instant(b)) || a.run - b.run || a.attempt - b.attempt || byText(a.sha, b.sha) || byText(JSON.stringify(a), JSON.stringify(b));
}
/** Without the Z, a time with fractions of a second sorts after the full second. */
function instant({ at }) {
	return at.endsWith("Z") ? at.slice(0, -1) : at;
}
function byText(a, b) {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}
// src/history/compare.ts
/** Stored values that a test needs. */
const NEEDED = 5;
/** Values of the same machine from which on those of others are left out. */
const ENOUGH_OF_SAME_MACHINE = 8;
/** The level of the shown interval, and the family-wise rate for which the smallest visible change is given. */
const LEVEL$1 = .95;
const FAMILY_RATE = .01;
/**
* Robust standard deviations beyond which one of n stored values is an outlier: 3.5 (Iglewicz and Hoaglin 1993) for
* many, more for few. With 3.5 throughout, values that are merely large would go too, the rest would look too alike, and
* 8 normal values would give 2.9 % false alarms at a nominal 1 %; so it stays near 1 % for a family of 16 cells
* (test/statistical/history.test.ts).
*/
const outlierLimit = (n) => 3.5 * (1 + 30 / n);
/** Makes the median absolute deviation of normal values estimate their standard deviation. */
const MAD_TO_SD = 1.4826;
/**
* Head's value of each cell against main's stored values of the same load: one stored run is one draw of machine and
* boots, and the next one is tested against their prediction interval, on the log scale for ratios. P values are
* corrected by Holm over the cells that have a test. By `cellKey`; cells without a value of head are not in it.
*/
function compareWithHistory(input) {
	const cells = measuredCells(input.measurement).filter((cell) => Number.isFinite(scaled(cell, cell.head)));
	const histories = storedValues(input.entries);
	const machine = machineKey(input.measurement.environment);
	const compared = cells.map((cell) => {
		const sample = chooseSample(histories.get(cellKey(cell)) ?? [], {
			cell,
			machine,
			runs: input.runs
		});
		const x = scaled(cell, cell.head);
		return {
			cell,
			sample,
			x,
			p: sample.values.length < NEEDED ? null : predictionP(x, sample.values)
		};
	});
	const corrected = holm(compared.flatMap(({ p }) => p === null ? [] : [p]));
	const family = corrected.length;
	let tested = 0;
	return new Map(compared.map(({ cell, sample, x, p }) => {
		const own = p === null ? null : corrected[tested++] ?? null;
		return [cellKey(cell), describe$2({
			metric: METRICS[cell.metric],
			sample,
			x,
			p: own,
			family
		})];
	}));
}
/** The stored values of each cell, oldest first, from its last proven change on. */
function storedValues(entries) {
	const histories = /* @__PURE__ */ new Map();
	const ordered = mergeHistory([{
		schema: 1,
		entries
	}], entries.length);
	for (const { environment, cells } of ordered.entries) {
		const machine = machineKey(environment);
		for (const cell of cells) {
			const key = cellKey(cell);
			const known = histories.get(key);
			if (known === void 0 || cell.proven) histories.set(key, [{
				cell,
				machine
			}]);
			else known.push({
				cell,
				machine
			});
		}
	}
	return histories;
}
/**
* Values of the same machine where there are enough, else of all machines. Runs under another load are never used: a
* value under 64 users says nothing about one under 16.
*/
function chooseSample(history, { cell, machine, runs }) {
	const sameLoad = history.filter((stored) => stored.cell.scenarioHash === cell.scenarioHash && Number.isFinite(scaled(stored.cell, stored.cell.value)));
	const sameMachine = sameLoad.filter((stored) => stored.machine === machine);
	const used = (sameMachine.length >= ENOUGH_OF_SAME_MACHINE ? sameMachine : sameLoad).slice(-runs);
	const values = used.map((stored) => scaled(stored.cell, stored.cell.value));
	const comparable = used.every((stored) => stored.machine === machine);
	return {
		values: comparable ? withoutOutliers(values) : values,
		comparable
	};
}
function withoutOutliers(values) {
	if (values.length === 0) return values;
	const all = [...values];
	const limit = outlierLimit(all.length) * MAD_TO_SD * medianAbsoluteDeviation(all);
	const centre = median$1(all);
	const inside = all.filter((value) => Math.abs(value - centre) <= limit);
	return limit === 0 || inside.length < NEEDED ? values : inside;
}
function describe$2({ metric, sample: { values, comparable }, x, p, family }) {
	const back = metric.scale === "ratio" ? Math.expm1 : (value) => value;
	const centre = values.length === 0 ? null : mean$1([...values]);
	const test = p === null ? null : {
		alpha: FAMILY_RATE,
		cells: family
	};
	return {
		runs: values.length,
		needed: NEEDED,
		comparable,
		typical: mapped(centre, metric.scale === "ratio" ? Math.exp : back),
		spread: mapped(test && predictionHalfWidth(values, LEVEL$1), back),
		change: mapped(centre === null ? null : x - centre, back),
		p,
		detectable: mapped(test && (predictionDetectable(values, test) || null), back)
	};
}
/** Null also for what overflows: a stored value may be anything that is finite. */
function mapped(value, map) {
	const result = value === null ? null : map(value);
	return Number.isFinite(result) ? result : null;
}
/** On the scale of the test; not finite where the value has none, as for a latency of 0. */
function scaled({ metric }, value) {
	return METRICS[metric].scale === "ratio" ? Math.log(value) : value;
}
// src/verdict/block-spread.ts
/**
* How much the blocks of a run differ: the standard deviation over the blocks of the log-ratio of p50, as a fraction;
* the median over all scenarios and requests. Undefined with fewer than two blocks.
*/
function blockSpread(blocks) {
	const changes = /* @__PURE__ */ new Map();
	for (const { scenario, cells } of blocks.flatMap(({ rounds }) => rounds)) for (const { request, metric, change } of cells) {
		if (metric !== "p50" || change === null) continue;
		const key = JSON.stringify([scenario, request]);
		changes.set(key, [...changes.get(key) ?? [], change]);
	}
	const spreads = [...changes.values()].filter((of) => of.length > 1).map(sampleStandardDeviation);
	return spreads.length === 0 ? void 0 : median(spreads);
}
// src/model/verdict.ts
/** Worst first. */
const VERDICTS = [
	"invalid",
	"regression",
	"suspected",
	"inconclusive",
	"no baseline",
	"new",
	"gone",
	"improvement",
	"not slower",
	"no change"
];
const STANDARD_ROWS = [{
	atLeast: 16,
	looks: looksAt([8, .004], [12, .003], [16, .003])
}, {
	atLeast: 12,
	looks: looksAt([8, .004], [12, .006])
}];
/** Below the last row there is one look, after all blocks that fit. */
const EFFORTS = {
	quick: {
		familyRate: .05,
		rows: [{
			atLeast: 10,
			looks: looksAt([6, .016], [8, .016], [10, .018])
		}, {
			atLeast: 8,
			looks: looksAt([6, .016], [8, .034])
		}]
	},
	standard: {
		familyRate: .01,
		rows: STANDARD_ROWS
	},
	thorough: {
		familyRate: .01,
		rows: [{
			atLeast: 20,
			looks: looksAt([10, .002], [15, .003], [20, .005])
		}, ...STANDARD_ROWS]
	}
};
/**
* The looks for `kMax` blocks that fit the time limit. K blocks have 2^K sign vectors, so no p is below 2^-K: where
* that is above the effort's rate, 2^(1-K) is used instead and the note says so.
*/
function planLooks(effort, kMax) {
	const { familyRate, rows } = EFFORTS[effort];
	const blocks = Math.max(0, Math.floor(kMax));
	const row = rows.find(({ atLeast }) => blocks >= atLeast);
	if (row !== void 0) return {
		familyRate,
		looks: row.looks,
		reachable: true
	};
	if (2 ** -blocks <= familyRate) return {
		familyRate,
		looks: [{
			blocks,
			alpha: familyRate
		}],
		reachable: true
	};
	const usedRate = Math.min(1, 2 ** (1 - blocks));
	return {
		familyRate: usedRate,
		looks: blocks === 0 ? [] : [{
			blocks,
			alpha: usedRate
		}],
		reachable: false,
		note: unreachable(blocks, familyRate, usedRate)
	};
}
/**
* The look that is taken when measuring ends before the plan does, with `blocks` valid blocks after `taken` of its
* looks: it may spend what the remaining looks had. Before the first one, a plan for that few blocks takes over.
*/
function lastLook(effort, plan, taken, blocks) {
	if (taken === 0) return planLooks(effort, blocks);
	const alpha = plan.looks.slice(taken).reduce((sum, look) => sum + look.alpha, 0);
	return {
		...plan,
		looks: [...plan.looks.slice(0, taken), {
			blocks,
			alpha
		}]
	};
}
function looksAt(...looks) {
	return looks.map(([blocks, alpha]) => ({
		blocks,
		alpha
	}));
}
function unreachable(blocks, wanted, used) {
	const fits = blocks === 1 ? "Only 1 block fits" : `Only ${blocks} blocks fit`;
	if (blocks < 4) return `${fits} the time limit and a verdict needs at least 4: allow more time or measure fewer scenarios.`;
	return `${fits} the time limit: a false-alarm rate of ${percent(wanted)} cannot be reached (the smallest p is 1/${2 ** blocks}), ${percent(used)} is used instead.`;
}
function percent(fraction) {
	return `${Number((fraction * 100).toPrecision(2))} %`;
}
// src/stats/hodges-lehmann.ts
/** The n(n + 1)/2 means of all pairs of values, each value with itself included, in ascending order (Walsh 1949). */
function walshAverages(values) {
	const averages = values.flatMap((value, i) => values.slice(i).map((other) => (value + other) / 2));
	return Array.from(Float64Array.from(averages).sort());
}
/**
* The Hodges-Lehmann estimate of the centre, the median of the Walsh averages: nearly as precise as the mean for normal
* values and hardly moved by a wild one (Hodges and Lehmann 1963). NaN without values.
*/
function hodgesLehmann(sortedWalshAverages) {
	return sortedWalshAverages.length === 0 ? NaN : quantileSorted(sortedWalshAverages, .5);
}
// src/stats/random.ts
/**
* The same seed gives the same numbers on every machine. xoshiro128** by Blackman and Vigna (period 2^128 - 1), its
* state filled by splitmix32 as its authors advise, so that neighbouring seeds give unrelated sequences.
*/
function seededRandom(seed) {
	const next = splitMix(seed);
	let [a, b, c, d] = [
		next(),
		next(),
		next(),
		next() | 1
	];
	return () => {
		const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9);
		const shifted = b << 9;
		c ^= a;
		d ^= b;
		b ^= c;
		a ^= d;
		c ^= shifted;
		d = rotateLeft(d, 11);
		return (result >>> 0) / 2 ** 32;
	};
}
/** A new array with the items in random order, every order equally likely (Fisher-Yates). */
function shuffle(items, random) {
	const rest = [...items];
	return items.flatMap(() => rest.splice(Math.floor(random() * rest.length), 1));
}
function splitMix(seed) {
	let state = Math.trunc(seed) | 0;
	return () => {
		state = state + 2654435769 | 0;
		let mixed = Math.imul(state ^ state >>> 16, 569420461);
		mixed = Math.imul(mixed ^ mixed >>> 15, 1935289751);
		return mixed ^ mixed >>> 15;
	};
}
function rotateLeft(value, bits) {
	return value << bits | value >>> 32 - bits;
}
// src/stats/sign-vectors.ts
/** Up to this many blocks all 2^K sign vectors are used; beyond, as many as 14 blocks have. */
const EXACT_BLOCKS = 14;
/** Blocks per table: 32 rows of partial sums for 600 cells fit a core's cache. */
const GROUP_BLOCKS = 5;
/**
* All 2^K sign vectors while K <= 14, else the identity and 16,383 random ones (with replacement, as Phipson and Smyth
* 2010 allow). `changes` has one list per cell, K blocks each.
*/
function signVectors(changes, random) {
	const cells = changes.length;
	const blocks = changes[0]?.length ?? 0;
	const groups = Array.from({ length: Math.ceil(blocks / GROUP_BLOCKS) }, (_, g) => tabulate(changes.map((cell) => cell.slice(g * GROUP_BLOCKS, (g + 1) * GROUP_BLOCKS))));
	const exact = blocks <= EXACT_BLOCKS;
	return {
		count: 2 ** Math.min(blocks, EXACT_BLOCKS),
		forEachSums(visit) {
			const sums = new Float64Array(cells);
			for (let index = 0; index < this.count; index++) {
				sums.fill(0);
				let rest = index;
				for (const { rows, table } of groups) {
					const row = exact || index === 0 ? rest % rows : Math.floor(random() * rows);
					rest = Math.floor(rest / rows);
					addRow(sums, table, row * cells);
				}
				visit(sums, index);
			}
		}
	};
}
function tabulate(changes) {
	const rows = 2 ** (changes[0]?.length ?? 0);
	const table = new Float64Array(rows * changes.length);
	for (let row = 0; row < rows; row++) for (const [cell, values] of changes.entries()) {
		const signed = values.map((value, bit) => row >> bit & 1 ? -value : value);
		table[row * changes.length + cell] = signed.reduce((sum, value) => sum + value, 0);
	}
	return {
		rows,
		table
	};
}
function addRow(sums, table, offset) {
	for (let cell = 0; cell < sums.length; cell++) sums[cell] = (sums[cell] ?? 0) + (table[offset + cell] ?? 0);
}
// src/stats/sign-flip.ts
/** Rounding differs between sign vectors whose t is the same number on paper; ties count against the cell. */
const TIE = 1e-9;
/**
* Westfall and Young's step-down max-T (1993, algorithm 2.8) under random exchange of the arms, for both directions:
* with t_(1) >= ... >= t_(C), p_(i) is the largest over k <= i of the share of sign vectors s for which the maximum of
* t_(k)(s) ... t_(C)(s) reaches t_(k). All cells see the same vectors, which is what accounts for their correlation.
* The identity is among them, so no p is 0 (Phipson and Smyth 2010). Exact while the vectors are all enumerated.
*/
function signFlipTest(cells, random) {
	if ((cells[0]?.changes.length ?? 0) === 0) return cells.map(() => ({
		worse: 1,
		better: 1
	}));
	const clipped = cells.map(({ changes, s0 }) => ({
		changes: clip(changes),
		s0
	}));
	const order = descendingByT(clipped);
	const vectors = signVectors(order.map((index) => clipped[index]?.changes ?? []), random);
	const counts = countMaxima(order.map((index) => clipped[index] ?? {
		changes: [],
		s0: 0
	}), vectors);
	const worse = stepDown(counts.worse, vectors.count);
	const better = stepDown(counts.better.toReversed(), vectors.count).toReversed();
	const result = new Array(cells.length);
	for (const [rank, index] of order.entries()) result[index] = {
		worse: worse[rank] ?? 1,
		better: better[rank] ?? 1
	};
	return result;
}
/**
* Changes beyond three times the median size are cut to it, so that one wild block cannot drown the others in its
* standard deviation. Depends on sizes only, so the test stays exact. Nothing is cut where that median is 0.
*/
function clip(changes) {
	const limit = 3 * median(changes.map(Math.abs));
	return limit > 0 ? changes.map((change) => Math.max(-limit, Math.min(limit, change))) : changes;
}
function scaleOf({ changes, s0 }) {
	const blocks = changes.length;
	const share = blocks > 1 ? 1 / (blocks - 1) : 0;
	return {
		spread: blocks * changes.reduce((sum, change) => sum + change * change, 0) * share + (blocks * s0) ** 2,
		share
	};
}
/** Where all changes are equal and s0 is 0, t would be infinite, or rounding take the root of less than nothing. */
const SMALLEST = 1e-300;
function tStatistic(sum, spread, share) {
	return sum / Math.sqrt(Math.max(SMALLEST, spread - sum * sum * share));
}
function descendingByT(cells) {
	const ts = cells.map((cell) => {
		const { spread, share } = scaleOf(cell);
		return tStatistic(cell.changes.reduce((total, change) => total + change, 0), spread, share);
	});
	return ts.map((_, index) => index).sort((a, b) => (ts[b] ?? 0) - (ts[a] ?? 0));
}
/**
* For every cell, in descending order of t, the number of sign vectors in which the maximum of its own and all smaller
* t reaches its t; and the same for the negated changes, whose order is the reverse and whose maxima are minima here.
*/
function countMaxima(cells, vectors) {
	const size = cells.length;
	const scales = cells.map(scaleOf);
	const spreads = Float64Array.from(scales, ({ spread }) => spread);
	const share = scales[0]?.share ?? 0;
	const [worse, better] = [new Float64Array(size), new Float64Array(size)];
	const [worseBar, betterBar] = [new Float64Array(size), new Float64Array(size)];
	const ts = new Float64Array(size);
	vectors.forEachSums((sums, index) => {
		for (let j = 0; j < size; j++) ts[j] = tStatistic(sums[j] ?? 0, spreads[j] ?? 0, share);
		if (index === 0) {
			worseBar.set(ts.map((t) => t - TIE * (1 + Math.abs(t))));
			betterBar.set(ts.map((t) => t + TIE * (1 + Math.abs(t))));
		}
		countBetter(ts, betterBar, better);
		countWorse(ts, worseBar, worse);
	});
	return {
		worse: Array.from(worse),
		better: Array.from(better)
	};
}
/** Adds 1 to each count whose bar is reached from above by the smallest t so far, from the largest observed t on. */
function countBetter(ts, bars, counts) {
	let lowest = Number.POSITIVE_INFINITY;
	for (let j = 0; j < ts.length; j++) {
		lowest = Math.min(lowest, ts[j] ?? 0);
		if (lowest <= (bars[j] ?? 0)) counts[j] = (counts[j] ?? 0) + 1;
	}
}
/** Adds 1 to each count whose bar is reached by the largest t so far, from the smallest observed t on. */
function countWorse(ts, bars, counts) {
	let highest = Number.NEGATIVE_INFINITY;
	for (let j = ts.length - 1; j >= 0; j--) {
		highest = Math.max(highest, ts[j] ?? 0);
		if (highest >= (bars[j] ?? 0)) counts[j] = (counts[j] ?? 0) + 1;
	}
}
function stepDown(counts, vectors) {
	let largest = 0;
	return counts.map((count) => {
		largest = Math.max(largest, count / vectors);
		return largest;
	});
}
// src/stats/signed-rank.ts
/**
* The narrowest interval whose exact level is at least `atLeast`; where n values cannot reach it (n < 6 for 95 %), the
* widest there is: all Walsh averages, level 1 - 2^(1-n). With P(W <= c) from the exact null distribution of Wilcoxon's
* W, the interval of rank c + 1 has level 1 - 2 P(W <= c) (Hollander, Wolfe and Chicken 2014, section 3.3).
*/
function signedRankRule(n, atLeast = .95) {
	if (n < 1) return {
		rank: 1,
		level: 0
	};
	const probabilities = signedRankDistribution(n);
	let rule = {
		rank: 1,
		level: 1 - 2 ** (1 - n)
	};
	let below = 0;
	for (const [w, probability] of probabilities.entries()) {
		below += probability;
		const level = 1 - 2 * below;
		if (level < atLeast) break;
		rule = {
			rank: w + 1,
			level
		};
	}
	return rule;
}
/** The centre's interval from the Walsh averages in ascending order, by the rule for their number of values. */
function signedRankInterval(sortedWalshAverages, { rank, level }) {
	return {
		low: sortedWalshAverages.at(rank - 1) ?? NaN,
		high: sortedWalshAverages.at(-rank) ?? NaN,
		level
	};
}
/**
* P(W = w) for w = 0 ... n(n + 1)/2 under the null hypothesis: W is the sum of a random subset of the ranks 1 ... n,
* each rank being in it with probability 1/2.
*/
function signedRankDistribution(n) {
	let probabilities = [1];
	for (let rank = 1; rank <= n; rank++) {
		const without = probabilities;
		const size = without.length + rank;
		probabilities = Array.from({ length: size }, (_, w) => ((without[w] ?? 0) + (without[w - rank] ?? 0)) / 2);
	}
	return probabilities;
}
// src/verdict/sample-size.ts
/**
* How many requests it takes. A quantile q of n requests rests on the n(1 - q) that lie beyond it; a round on its pairs
* of slices and requests per arm.
*/
const FEWEST = {
	/** Beyond the quantile, for it to gate … */
	beyondToGate: 30,
	/** … to be shown … */
	beyondToShow: 10,
	/** … and for a group of neighbouring pairs to have a p90 or p95 of its own. */
	beyondPerGroup: 5,
	/** Groups, below which the quantile is taken over the whole round. */
	groups: 5,
	/** Pairs and requests per arm, below which only the pooled mean gates … */
	pairs: 10,
	requests: 60,
	/** … and requests per arm below which nothing does. */
	requestsForMean: 30,
	/** CPU seconds per arm and round for a cpu cell to gate: 200 ticks of 10 ms. */
	cpuSeconds: 2,
	/** CPU seconds per third of a round for the JIT rule: 50 ticks. */
	cpuSecondsPerThird: .5
};
/** Error rates further apart than this share leave the latencies of the successes incomparable. */
const ERROR_RATE_APART = .05;
/** Above this error rate on every arm nothing is comparable; above it on one arm alone the errors are what differs. */
const ERRORS_EVERYWHERE = .5;
/** Whether n(1 - q) reaches `count`; 300 requests have 30 beyond their p90 although 300 (1 - 0.9) rounds below 30. */
function reachesBeyond(n, q, count) {
	return n * (1 - q) >= count - 1e-9;
}
// src/verdict/series.ts
/**
* Every cell that the scenarios can have, in the order of a report: by scenario, request, metric, the scenario's own
* metrics last. Where a request has too few samples for any other latency metric of the config to gate, its pooled mean
* gates in their place; where it mostly fails on one arm alone, its errors gate whatever the config says.
*/
function collectSeries(scenarios, blocks) {
	const indexed = blocks.map(indexCells);
	return scenarios.flatMap((scenario) => {
		const series = (metric, request) => seriesOf(scenario, metric, request, blocks, indexed);
		return [...scenario.requests.flatMap(({ name }) => withErrors(withPooledMean(metricsPer("request").map((metric) => series(metric, name))))), ...metricsPer("scenario").map((metric) => series(metric, null))];
	});
}
/** A threshold of the config on the scale of the test: a log-ratio, or a difference. */
function onTestScale(definition, threshold) {
	return definition.scale === "ratio" ? Math.log1p(threshold) : threshold;
}
function seriesOf(scenario, metric, request, blocks, indexed) {
	const id = {
		scenario: scenario.name,
		request,
		metric
	};
	const key = cellKey(id);
	const entries = indexed.map((cells) => cells.get(key));
	return {
		...id,
		key,
		definition: METRICS[metric],
		floor: scenario.floors[metric],
		margin: scenario.margins[metric],
		configured: scenario.gate.includes(metric),
		entries,
		gates: entries.map((entry, i) => entry !== void 0 && mayGate(entry, blocks[i]))
	};
}
function mayGate({ gateable, change, head }, block) {
	return gateable && (block?.arms.includes("base") === true ? change : head) !== null;
}
function indexCells({ rounds }) {
	const valid = rounds.filter(({ invalid }) => invalid === null);
	return new Map(valid.flatMap(({ scenario, cells }) => cells.map((cell) => [cellKey({
		scenario,
		...idOf(cell)
	}), cell])));
}
function idOf({ request, metric }) {
	return {
		request,
		metric
	};
}
function withPooledMean(ofRequest) {
	const gated = ofRequest.filter(({ configured, definition }) => configured && definition.unit === "seconds");
	const fallsBack = gated.length > 0 && gated.every(({ gates }) => !gates.includes(true));
	return ofRequest.map((series) => fallsBack && series.metric === "pooled-mean" && series.gates.includes(true) ? {
		...series,
		configured: true
	} : series);
}
/** A request that only one arm answers has no latencies to compare, and must not pass for that. */
function withErrors(ofRequest) {
	const brokenOnOneArm = (entry) => entry !== void 0 && entry.change !== null && mostlyFails(entry.base) !== mostlyFails(entry.head);
	return ofRequest.map((series) => series.metric === "errors" && series.gates.includes(true) && series.entries.some(brokenOnOneArm) ? {
		...series,
		configured: true
	} : series);
}
function mostlyFails(rate) {
	return (rate ?? 0) > ERRORS_EVERYWHERE;
}
function metricsPer(per) {
	return METRIC_IDS.filter((id) => METRICS[id].per === per);
}
// src/verdict/evidence.ts
/** The floor's share of the standard error that is added to every cell's own. */
const S0_PER_FLOOR = .25;
/** Tests the cells as one family on the same blocks, in each of which every one of them has a change. */
function testFamily(family, test) {
	const { rows, alpha, seed } = test;
	const cells = family.map((series) => ({
		series,
		changes: changesOf(series, rows)
	}));
	const moved = cells.filter(({ changes }) => changes.some((change) => change !== 0));
	const ps = signFlipTest(moved.map(({ series, changes }) => ({
		changes,
		s0: S0_PER_FLOOR * onTestScale(series.definition, series.floor)
	})), seededRandom(seed));
	const pOf = new Map(moved.map(({ series }, i) => [series, ps[i] ?? null]));
	const weigh = weigher(rows.length, alpha, moved.length);
	return new Map(cells.map(({ series, changes }) => [series, weigh(series, changes, pOf.get(series) ?? null)]));
}
/** A cell outside any family, on the blocks in which it has a change; null without any. */
function describeAlone(series, { rows, alpha }) {
	const changes = changesOf(series, rows);
	return changes.length === 0 ? null : weigher(changes.length, alpha, 1)(series, changes, null);
}
/** What depends only on the number of blocks and cells is computed once. */
function weigher(blocks, alpha, cells) {
	const rule = signedRankRule(blocks);
	const errorsToFind = detectableErrors({
		alpha,
		cells: Math.max(1, cells),
		df: blocks - 1
	});
	return (series, changes, p) => {
		const averages = walshAverages(changes);
		const error = blocks > 1 ? sampleStandardDeviation(clip(changes)) / Math.sqrt(blocks) : 0;
		const floor = onTestScale(series.definition, series.floor);
		return {
			estimate: hodgesLehmann(averages),
			...signedRankInterval(averages, rule),
			error,
			detectable: blocks > 1 ? Math.max(floor, errorsToFind * error) : null,
			p,
			blocks,
			blocksWorse: changes.filter((change) => change > 0).length,
			unchanged: changes.every((change) => change === 0)
		};
	};
}
/** The changes of the blocks that have one, oriented so that positive is worse. */
function changesOf({ entries, definition }, rows) {
	const sign = definition.better === "lower" ? 1 : -1;
	return rows.flatMap((row) => {
		const change = entries[row]?.change ?? null;
		return change === null ? [] : [sign * change];
	});
}
// src/verdict/new-requests.ts
/** Statuses with which a service says that it knows no such request. */
const UNKNOWN_TO_SERVICE = /* @__PURE__ */ new Set([
	"404",
	"405",
	"501"
]);
/**
* Whether base does not know the request while head does: in every round that counts, all of base's requests failed,
* with 404, 405 or 501 (or in any way, where base's own config does not have the request), and not all of head's.
*/
function isNewRequest(id, blocks, baseRequests) {
	const rounds = blocks.filter(({ invalid, arms }) => invalid === null && arms.includes("base")).flatMap((block) => block.rounds.filter(({ scenario, invalid }) => scenario === id.scenario && invalid === null));
	const unlisted = baseRequests !== void 0 && !baseRequests.some((known) => isSame(known, id));
	const isNew = ({ cells, failures }) => {
		const errors = cells.find(({ request, metric }) => request === id.request && metric === "errors");
		const ofBase = failures.filter(({ arm, request }) => arm === "base" && request === id.request);
		const unknown = ofBase.length > 0 && ofBase.every(({ kind }) => UNKNOWN_TO_SERVICE.has(kind));
		return errors?.base === 1 && (errors.head ?? 1) < 1 && (unknown || unlisted);
	};
	return rounds.length > 0 && rounds.every(isNew);
}
/** Requests of base's config that head's no longer has. */
function goneRequests(scenarios, baseRequests) {
	const requests = scenarios.flatMap((scenario) => scenario.requests.map(({ name }) => ({
		scenario: scenario.name,
		request: name
	})));
	return baseRequests.filter((id) => !requests.some((known) => isSame(known, id)));
}
function isSame(a, b) {
	return a.scenario === b.scenario && a.request === b.request;
}
// src/verdict/standing.ts
/**
* Decides for every cell. A scenario that was to gate something and has nothing left to gate is never passed over, nor
* is any of its requests.
*/
function standings(series, { kept, givenUp }, input) {
	const keptSet = new Set(kept);
	const givenUpSet = new Set(givenUp);
	const errors = new Map(series.filter(({ metric }) => metric === "errors").map((cell) => [requestKey(cell), cell]));
	const newRequests = requestsThatAreNew(input);
	const stands = (cell) => {
		if (isNewCell(cell, newRequests, input.scenarios)) return { kind: "new" };
		if (keptSet.has(cell)) return { kind: "gated" };
		if (!cell.configured) return hasValues(cell) ? { kind: "shown" } : { kind: "left out" };
		const reason = whyUnjudged(cell, errors.get(requestKey(cell)), givenUpSet.has(cell), input.blocks);
		if (reason !== null) return {
			kind: "invalid",
			reason
		};
		return hasValues(cell) ? { kind: "shown" } : { kind: "left out" };
	};
	const result = new Map(series.map((cell) => [cell, stands(cell)]));
	if (input.baseAbsent === null) refuseVacuity(result, errors);
	return result;
}
/** A configured cell that could have been measured and was not; null where it has too few requests to gate. */
function whyUnjudged(cell, errors, givenUp, blocks) {
	if (!isMeasured(cell, blocks)) return reasonIn(cell, blocks) ?? "it was not measured";
	if (errors?.entries.some(failsEverywhere)) return "more than half of the requests failed on every arm";
	const without = cell.entries.filter((entry) => entry === void 0 || entry.head === null).length;
	if (!givenUp || without === 0) return null;
	const reason = reasonIn(cell, blocks) ?? "too few successful requests";
	return `no value in ${without} of ${cell.entries.length} blocks: ${reason}`;
}
/** Whether any of the scenario's rounds counts. */
function isMeasured({ scenario }, blocks) {
	const counts = (round) => round.scenario === scenario && round.invalid === null;
	return blocks.some(({ invalid, rounds }) => invalid === null && rounds.some(counts));
}
function failsEverywhere(entry) {
	return entry !== void 0 && entry.change === null && (entry.head ?? 0) > .5;
}
/** The commonest reason for which the scenario's rounds do not count. */
function reasonIn({ scenario }, blocks) {
	const reasons = blocks.flatMap(({ invalid, rounds }) => {
		const round = rounds.find((candidate) => candidate.scenario === scenario);
		return invalid ?? (round === void 0 ? "its round is missing" : round.invalid ?? []);
	});
	return [...Map.groupBy(reasons, (reason) => reason)].sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? null;
}
/** First each request, then each scenario with what it has as a whole. */
function refuseVacuity(result, errors) {
	const configured = [...result.keys()].filter((cell) => cell.configured);
	const ofRequests = configured.filter(({ request }) => request !== null);
	for (const [key, cells] of Map.groupBy(ofRequests, requestKey)) refuse(cells, result, `nothing of this request could be judged: ${whyNothing(errors.get(key))}`);
	for (const cells of Map.groupBy(configured, ({ scenario }) => scenario).values()) refuse(cells, result, "nothing of this scenario could be judged: too few requests, or error rates too far apart");
}
function refuse(cells, result, reason) {
	if (cells.some((cell) => [
		"gated",
		"invalid",
		"new"
	].includes(result.get(cell)?.kind ?? ""))) return;
	for (const cell of cells) result.set(cell, {
		kind: "invalid",
		reason
	});
}
function whyNothing(errors) {
	const found = (errors?.entries ?? []).filter((entry) => entry !== void 0);
	for (const arm of ["head", "base"]) if (found.some((entry) => (entry[arm] ?? 0) > .5)) return `more than half of its requests failed on ${arm}`;
	return found.some(({ change }) => Math.abs(change ?? 0) > .05) ? `its error rates differ by more than ${ERROR_RATE_APART * 100} points` : "too few requests";
}
function requestsThatAreNew({ scenarios, blocks, baseRequests }) {
	const requests = scenarios.flatMap(({ name, requests: specs }) => specs.map((spec) => ({
		scenario: name,
		request: spec.name
	})));
	return new Set(requests.filter((id) => isNewRequest(id, blocks, baseRequests)).map(requestKey));
}
/** A scenario's own cells are new when all its requests are. */
function isNewCell(cell, newRequests, scenarios) {
	if (cell.request !== null) return newRequests.has(requestKey(cell));
	return (scenarios.find(({ name }) => name === cell.scenario)?.requests ?? []).every(({ name }) => newRequests.has(requestKey({
		scenario: cell.scenario,
		request: name
	})));
}
function hasValues({ entries }) {
	return entries.some((entry) => entry !== void 0 && entry.head !== null);
}
function requestKey({ scenario, request }) {
	return JSON.stringify([scenario, request]);
}
// src/verdict/validity.ts
/** Blocks that may be replaced because they lack a gated cell; beyond, the cell is given up. */
const MOST_REPLACED$1 = 3;
/**
* The blocks that count towards a look: none that is invalid as a whole, none that lacks a gated cell. A cell that
* never gates, as a percentile of too few requests, is not expected; one that lacks in more than three blocks, or in
* more than half of them, is given up and no longer makes a block invalid.
*/
function validBlocks(blocks, scenarios) {
	const whole = wholeBlocks(blocks);
	const { rows } = chooseRows(collectSeries(scenarios, whole), whole.length);
	return whole.filter((_, row) => rows.includes(row));
}
/** Blocks that are not invalid as a whole. */
function wholeBlocks(blocks) {
	return blocks.filter(({ invalid }) => invalid === null);
}
/** `series` over `blocks` blocks that are not invalid as a whole. */
function chooseRows(series, blocks) {
	let kept = series.filter(({ configured, gates }) => configured && gates.includes(true));
	const givenUp = [];
	const most = Math.min(MOST_REPLACED$1, Math.floor(blocks / 2));
	for (;;) {
		const rows = Array.from({ length: blocks }, (_, row) => row).filter((row) => kept.every(({ gates }) => gates[row]));
		const worst = kept.reduce((found, next) => lacking(next) > (found === void 0 ? 0 : lacking(found)) ? next : found, void 0);
		if (blocks - rows.length <= most || worst === void 0) return {
			rows,
			kept,
			givenUp
		};
		kept = kept.filter((cell) => cell !== worst);
		givenUp.push(worst);
	}
}
function lacking({ gates }) {
	return gates.filter((may) => !may).length;
}
// src/verdict/assess.ts
/** Chooses the blocks that count, decides what each cell may do, and tests the gated ones as one family. */
function assess(input) {
	const blocks = wholeBlocks(input.blocks);
	const series = collectSeries(input.scenarios, blocks);
	const validity = chooseRows(series, blocks.length);
	const { rows } = validity;
	const standing = standings(series, validity, input);
	const tooFew = input.baseAbsent === null && rows.length < 4 ? tooFewBlocks(rows.length, input) : null;
	const evidence = weighAll(series, standing, {
		rows,
		alpha: input.look?.alpha ?? 0,
		seed: input.seed
	});
	const cells = series.map((cell) => {
		const own = standing.get(cell) ?? { kind: "left out" };
		return {
			series: cell,
			standing: own.kind === "gated" && tooFew !== null ? {
				kind: "invalid",
				reason: tooFew
			} : own,
			evidence: evidence.get(cell) ?? null
		};
	});
	const family = cells.filter(({ standing: { kind }, evidence: found }) => kind === "gated" && found?.p !== null);
	const leftOut = cells.filter(({ standing: { kind } }) => kind === "left out").map(({ series: cell }) => cell);
	return {
		cells: cells.filter(({ standing: { kind } }) => kind !== "left out"),
		leftOut: leftOut.filter(({ configured }) => configured),
		rows,
		familySize: family.length
	};
}
/** The gated cells are one family; the others that have a value in the same blocks are another, which decides nothing. */
function weighAll(series, standing, test) {
	const ofKind = (kind) => series.filter((cell) => standing.get(cell)?.kind === kind);
	const comparable = (cell) => test.rows.every((row) => (cell.entries[row]?.change ?? null) !== null);
	const gated = ofKind("gated").filter(comparable);
	const companions = ofKind("shown").filter(comparable);
	const tested = test.rows.length === 0 ? [] : [...testFamily(gated, test), ...testFamily(companions, test)];
	const evidence = new Map(tested);
	for (const cell of series) if (!evidence.has(cell)) evidence.set(cell, describeAlone(cell, {
		...test,
		rows: allRows(cell)
	}));
	return evidence;
}
function allRows({ entries }) {
	return entries.map((_, row) => row);
}
function tooFewBlocks(valid, { blocks }) {
	const reason = blocks.find(({ invalid }) => invalid !== null)?.invalid;
	return `${valid === 1 ? "only 1 valid block" : `only ${valid} valid blocks`}, a verdict needs at least 4${reason == null ? "" : ` (${reason})`}`;
}
// src/verdict/budgets.ts
/** Level of the one-sided bounds. */
const LEVEL = .99;
/** Fewer blocks than this give bounds so wide that the reader is told. */
const USUAL_BLOCKS = 5;
/** An error rate beyond this many times its budget breaks it, whatever the spread of the blocks. */
const OUTRIGHT = 5;
/**
* Judges head's blocks against the scenarios' absolute limits. A metric that each request has is judged for each
* request. Bounds are those of the block mean by Student's t, on the log scale; for errors on the proportions.
*/
function judgeBudgets(scenarios, blocks) {
	const whole = wholeBlocks(blocks);
	return scenarios.flatMap((scenario) => scenario.budgets.flatMap((budget) => {
		return (METRICS[budget.metric].per === "request" ? scenario.requests.map(({ name }) => name) : [null]).map((request) => judgeBudget(scenario.name, request, budget, whole));
	}));
}
function judgeBudget(scenario, request, budget, blocks) {
	const { metric, text, limit, line } = budget;
	const values = headValues(scenario, request, budget, blocks);
	const { value, low, high } = boundsOf(values, METRICS[metric]);
	const outcome = outcomeOf(budget, value, low, high);
	return {
		scenario,
		request,
		metric,
		text,
		limit,
		line,
		value,
		low,
		high,
		outcome,
		reason: reasonFor(outcome, values.length, blocks.length)
	};
}
function headValues(scenario, request, { metric }, blocks) {
	return blocks.flatMap(({ rounds }) => {
		const round = rounds.find((candidate) => candidate.scenario === scenario);
		const counts = round?.invalid === null || metric === "errors";
		const cell = round?.cells.find((candidate) => candidate.metric === metric && candidate.request === request);
		return (counts ? cell?.head : null) ?? [];
	});
}
function boundsOf(values, { scale }) {
	if (values.length === 0) return {
		value: null,
		low: null,
		high: null
	};
	const [to, from] = scale === "ratio" ? [Math.log, Math.exp] : [identity, identity];
	const scaled = values.map((value) => to(value));
	const centre = mean$1(scaled);
	if (scaled.length < 2) return {
		value: from(centre),
		low: null,
		high: null
	};
	const error = sampleStandardDeviation(scaled) / Math.sqrt(scaled.length);
	const reach = studentTQuantile(LEVEL, scaled.length - 1) * error;
	const lowest = scale === "difference" ? 0 : Number.NEGATIVE_INFINITY;
	return {
		value: from(centre),
		low: Math.max(lowest, from(centre - reach)),
		high: from(centre + reach)
	};
}
function outcomeOf({ metric, op, limit }, value, low, high) {
	if (value === null) return "unknown";
	if (metric === "errors" && op === "<" && value > OUTRIGHT * limit) return "broken";
	if (low === null || high === null) return "near";
	const [best, worst] = op === "<" ? [low, high] : [-high, -low];
	const bound = op === "<" ? limit : -limit;
	if (best > bound) return "broken";
	return worst < bound ? "met" : "near";
}
function reasonFor(outcome, values, blocks) {
	if (values === 0) return blocks === 0 ? "no block could be measured" : "head has no such value: too few requests, or it was not measurable";
	if (values === 1) return "a single block has no interval";
	if (values < USUAL_BLOCKS) return `from ${values} blocks only: its bounds are wide`;
	if (outcome === "near") return `the budget lies within the value's ${LEVEL * 100} % bounds`;
	return null;
}
function identity(value) {
	return value;
}
// src/verdict/judge-warnings.ts
/** What the reader must know about how much the verdicts rest on, each thing once. */
function warningsOn(input, { rows, leftOut }, findings) {
	const whole = wholeBlocks(input.blocks);
	const perScenario = input.scenarios.flatMap(({ name, gate }) => [...cannotGate({
		scenario: name,
		gate,
		findings,
		leftOut
	}), ...roundWarnings(name, whole)]);
	const ungated = input.scenarios.length > 0 && input.scenarios.every(({ gate }) => gate.length === 0) && !findings.some(({ gated }) => gated);
	return [
		...invalidBlocks(input.blocks),
		...incompleteBlocks(whole.length - rows.length, input),
		...ungated ? [{
			code: "nothing-gated",
			text: "No scenario gates anything: this run cannot find a regression."
		}] : [],
		...perScenario
	];
}
function invalidBlocks(blocks) {
	const reasons = blocks.flatMap(({ invalid }) => invalid ?? []);
	if (reasons.length === 0) return [];
	return [{
		code: "invalid-blocks",
		text: `${reasons.length} of ${blocks.length} blocks ${verb(reasons.length)} not count: ${[...new Set(reasons)].join("; ")}.`
	}];
}
function incompleteBlocks(count, { baseAbsent }) {
	if (count === 0 || baseAbsent !== null) return [];
	return [{
		code: "incomplete-blocks",
		text: `${count === 1 ? "1 block lacked" : `${count} blocks lacked`} a cell that may fail the build and ${verb(count)} not count.`
	}];
}
/** Metrics of the gate that are shown, or not even that, because their samples do not allow more. */
function cannotGate({ scenario, gate, findings, leftOut }) {
	const own = findings.filter((finding) => finding.scenario === scenario);
	const apart = own.some(({ metric, change }) => metric === "errors" && Math.abs(change ?? 0) > .05);
	const metrics = gate.filter((id) => !own.some(({ metric, gated }) => metric === id && gated));
	const partly = [...own.filter(({ gated }) => !gated), ...leftOut.filter((cell) => cell.scenario === scenario)].filter(({ metric }) => gate.includes(metric) && !metrics.includes(metric));
	const names = [...metrics.map((id) => labelOf(id)), ...partly.map(({ metric, request }) => `${labelOf(metric)} of ${request}`)];
	if (names.length === 0) return [];
	const why = apart ? `the error rates differ by more than ${ERROR_RATE_APART * 100} points` : "there are too few requests";
	return [{
		code: "cannot-gate",
		scenario,
		text: `${names.join(", ")} cannot fail the build: ${why}.`
	}];
}
function labelOf(id) {
	return METRICS[id].label;
}
function roundWarnings(scenario, blocks) {
	const rounds = blocks.flatMap((block) => block.rounds.filter((round) => round.scenario === scenario));
	return [...discarded(scenario, rounds), ...notes(scenario, rounds)];
}
function discarded(scenario, rounds) {
	const count = rounds.reduce((sum, round) => sum + round.discarded, 0);
	if (count === 0) return [];
	return [{
		code: "discarded-pairs",
		scenario,
		text: `${count} of ${count + rounds.reduce((sum, round) => sum + round.pairs, 0)} pairs of slices ${verb(count)} not count.`
	}];
}
function notes(scenario, rounds) {
	return [...Map.groupBy(rounds.flatMap((round) => round.notes), (note) => note)].map(([note, { length }]) => {
		return {
			code: "round-note",
			scenario,
			text: `In ${length} of ${rounds.length} rounds ${note}.`
		};
	});
}
function verb(count) {
	return count === 1 ? "does" : "do";
}
// src/verdict/rules.ts
/** Level below which an interval is no ground for saying that nothing changed; five blocks reach 93.8 %. */
const SUFFICIENT_LEVEL = .95;
/** Corrected p at which a value lies outside what main's stored runs predict. */
const SUSPICIOUS_P = .01;
/** The verdicts that need no pair of arms. The first rule that applies decides. */
const UNPAIRED_RULES = [
	{
		verdict: "invalid",
		applies: ({ standing }) => standing.kind === "invalid"
	},
	{
		verdict: "new",
		applies: ({ standing }) => standing.kind === "new"
	},
	{
		verdict: "suspected",
		applies: (subject) => subject.baseAbsent !== null && isSuspected(subject)
	},
	{
		verdict: "no baseline",
		applies: ({ baseAbsent }) => baseAbsent !== null
	}
];
/** The verdicts on a pair of arms, in order. Values are oriented: positive is worse. */
const PAIRED_RULES = [
	{
		verdict: "regression",
		applies: ({ p, alpha, estimate, floor, low }) => p !== null && p.worse <= alpha && estimate >= floor && low > 0
	},
	{
		verdict: "improvement",
		applies: ({ p, alpha, estimate, floor, high }) => p !== null && p.better <= alpha && estimate <= -floor && high < 0
	},
	{
		verdict: "no change",
		applies: ({ unchanged, level, low, high, margin }) => unchanged || level >= SUFFICIENT_LEVEL && low > -margin && high < margin
	},
	{
		verdict: "not slower",
		applies: ({ level, high, margin }) => level >= SUFFICIENT_LEVEL && high < margin
	},
	{
		verdict: "inconclusive",
		applies: () => true
	}
];
/** The verdict on a cell: the first rule that applies. */
function verdictOf(subject) {
	const unpaired = UNPAIRED_RULES.find(({ applies }) => applies(subject));
	if (unpaired !== void 0) return unpaired.verdict;
	if (subject.evidence === null) return subject.standing.kind === "gated" ? "invalid" : "inconclusive";
	return pairedVerdict(subject.series, subject.evidence, subject.alpha);
}
/** The verdict on a cell whose arms were both measured. */
function pairedVerdict({ definition, floor, margin }, evidence, alpha) {
	const onScale = {
		floor: onTestScale(definition, floor),
		margin: onTestScale(definition, margin)
	};
	return PAIRED_RULES.find(({ applies }) => applies({
		...evidence,
		...onScale,
		alpha
	}))?.verdict ?? "inconclusive";
}
/** Outside the prediction interval of main's stored runs, on the worse side, and by at least the floor. */
function isSuspected({ series, history }) {
	if (history === null || history.p === null || history.change === null) return false;
	const worse = series.definition.better === "lower" ? history.change : -history.change;
	return history.p <= SUSPICIOUS_P && worse >= series.floor;
}
// src/verdict/judge.ts
/**
* The verdict on everything that was measured. Pure and deterministic for a seed. The overall verdict is the worst of
* the cells that may fail the build; it is "invalid" where a base was there and nothing could be compared with it.
*/
function judge(input) {
	const assessment = assess(input);
	const findings = [...assessment.cells.map((cell) => findingOf(cell, assessment, input)), ...goneFindings(input)];
	const budgets = judgeBudgets(input.scenarios, input.blocks);
	const verdict = worstOf(findings, input);
	return {
		verdict,
		findings,
		budgets,
		look: lookTaken(input, assessment),
		failed: input.failOn.filter((reason) => FAILS[reason](findings, budgets, verdict)),
		warnings: warningsOn(input, assessment, findings)
	};
}
/** When each reason of `fail-on` applies. Only gated cells count. */
const FAILS = {
	regression: hasGated("regression"),
	budget: (_, budgets) => budgets.some(({ outcome }) => outcome === "broken"),
	inconclusive: hasGated("inconclusive"),
	suspected: hasGated("suspected"),
	invalid: (_findings, _budgets, verdict) => verdict === "invalid"
};
function hasGated(wanted) {
	return (findings) => findings.some(({ gated, verdict }) => gated && verdict === wanted);
}
/** Where the config gates nothing at all, nothing is claimed. */
function worstOf(findings, { scenarios }) {
	const gated = new Set(findings.filter((finding) => finding.gated).map(({ verdict }) => verdict));
	const worst = VERDICTS.find((verdict) => gated.has(verdict) && verdict !== "gone");
	if (worst !== void 0) return worst;
	return scenarios.every(({ gate }) => gate.length === 0) && findings.length > 0 ? "inconclusive" : "invalid";
}
function lookTaken({ look, baseAbsent }, { rows, familySize }) {
	return look === null || baseAbsent !== null ? null : {
		...look,
		blocks: rows.length,
		cells: familySize
	};
}
function findingOf(cell, { rows }, input) {
	const { series, standing, evidence } = cell;
	const history = input.history.get(series.key) ?? null;
	const verdict = verdictOf({
		...cell,
		alpha: input.look?.alpha ?? 0,
		baseAbsent: input.baseAbsent,
		history
	});
	return {
		scenario: series.scenario,
		request: series.request,
		metric: series.metric,
		verdict,
		gated: standing.kind === "shown" ? false : series.configured,
		base: medianValue(series, rows, "base"),
		head: medianValue(series, rows, "head"),
		change: evidence && toReader(series, evidence.estimate),
		interval: evidence && intervalOf$1(series, evidence),
		p: evidence && pOf(evidence, verdict),
		floor: series.floor,
		margin: series.margin,
		detectable: evidence?.detectable == null ? null : sizeOf$1(series, evidence.detectable),
		blocks: evidence?.blocks ?? 0,
		blocksWorse: evidence?.blocksWorse ?? 0,
		reason: standing.kind === "invalid" ? standing.reason : reasonOf$1(verdict, input),
		history
	};
}
function reasonOf$1(verdict, { baseAbsent }) {
	return verdict === "no baseline" || verdict === "suspected" ? baseAbsent : null;
}
/** From the test's oriented scale to a fraction or a difference where + is more. */
function toReader({ definition }, value) {
	const unoriented = definition.better === "lower" ? value : -value;
	const change = definition.scale === "ratio" ? Math.expm1(unoriented) : unoriented;
	return change === 0 ? 0 : change;
}
function sizeOf$1({ definition }, value) {
	return definition.scale === "ratio" ? Math.expm1(value) : value;
}
function intervalOf$1(series, { low, high, level }) {
	const ends = [toReader(series, low), toReader(series, high)];
	return {
		low: Math.min(...ends),
		high: Math.max(...ends),
		level
	};
}
/** The p of the direction in which the estimate points. */
function pOf({ p, estimate }, verdict) {
	if (p === null || verdict === "invalid") return null;
	return estimate >= 0 ? p.worse : p.better;
}
/** Median over the blocks that were judged, or over all that have a value where none of those has. */
function medianValue({ entries }, rows, arm) {
	const judged = rows.flatMap((row) => entries[row]?.[arm] ?? []);
	const values = judged.length > 0 ? judged : entries.flatMap((entry) => entry?.[arm] ?? []);
	return values.length === 0 ? null : median(values);
}
/** One finding per request that only base's config has, on the metric that stands for it. */
function goneFindings({ scenarios, baseRequests = [] }) {
	const metric = "p50";
	const nothing = {
		base: null,
		head: null,
		change: null,
		interval: null,
		p: null,
		detectable: null,
		history: null
	};
	return goneRequests(scenarios, baseRequests).map((id) => ({
		...id,
		...nothing,
		metric,
		verdict: "gone",
		gated: false,
		floor: 0,
		margin: 0,
		blocks: 0,
		blocksWorse: 0,
		reason: null
	}));
}
// src/run/conclude.ts
/** The final judgement over everything that was measured. Pure: the same input gives the same result, byte for byte. */
function conclude({ config, scenarios, measured, baseRequests, history }) {
	const { measurement, look } = measured;
	const judgement = judge({
		scenarios,
		failOn: config.failOn,
		blocks: measurement.blocks,
		look,
		seed: measurement.seed,
		baseAbsent: measurement.baseAbsent,
		baseRequests,
		history: compareWithHistory({
			entries: history.entries,
			measurement,
			runs: config.history.runs
		})
	});
	return {
		schema: 1,
		...judgement,
		warnings: [
			...measurement.warnings,
			...exclusiveWarning(config, measurement),
			...judgement.warnings
		],
		history: history.summary,
		blocks: validBlocks(measurement.blocks, scenarios).length,
		seconds: measurement.seconds,
		environment: measurement.environment,
		seed: measurement.seed,
		measurement
	};
}
/** Arms that do not run side by side see different moments of the machine; the reader is told how much that shows. */
function exclusiveWarning({ app }, { blocks, baseAbsent }) {
	if (!app.exclusive || baseAbsent !== null) return [];
	const spread = blockSpread(blocks);
	return [{
		code: "exclusive",
		text: `The service runs one revision at a time (app.exclusive), which is noisier than side by side${spread === void 0 ? "" : `: from block to block p50 varied by ${(100 * spread).toFixed(1)} %`}.`
	}];
}
/**
* 3 when head could not be measured, or base could and yet no cell was comparable; else 1 when the gate failed; else 0.
*/
function exitStatusOf(result) {
	const compared = result.findings.some(({ gated, verdict }) => gated && verdict !== "invalid");
	if (result.blocks === 0 || !compared) return EXIT.unmeasured;
	return result.failed.length > 0 ? EXIT.failed : EXIT.passed;
}
// src/config/identity.ts
/**
* Canonical JSON of everything in a scenario that shapes its load or what counts as success: equal text means that
* stored values are comparable. Bodies that are files are in it by their path; read them first to have their content.
*/
function scenarioIdentity(scenario) {
	const { profile, engine, requests, users, connections, timeoutSeconds } = scenario;
	return canonicalJson({
		profile,
		engine,
		requests: requests.map(({ method, path, headers, body, expect }) => ({
			method,
			path,
			headers,
			body,
			expect: [...new Set(expect.map(String))].sort()
		})),
		users,
		connections,
		timeoutSeconds
	});
}
/** Canonical JSON of everything in a config but where it stands in the file. */
function configIdentity(config) {
	const scenarios = config.scenarios.map(({ line: _, budgets, ...scenario }) => ({
		...scenario,
		budgets: budgets.map(({ line: __, ...budget }) => budget)
	}));
	return canonicalJson({
		...config,
		scenarios
	});
}
/** JSON with the keys of every object in the order of their code units, and without undefined ones. */
function canonicalJson(value) {
	return JSON.stringify(value, (_, part) => typeof part === "object" && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => one < other ? -1 : 1)) : part);
}
// src/plan/block-plan.ts
/** Draws a block's orders. `arms` are those to be measured. */
function planBlock(arms, scenarios, random) {
	return {
		boots: shuffle(arms, random),
		scenarios: shuffle(scenarios, random).map((scenario) => {
			const opening = random() < .5 ? "base" : "head";
			return {
				scenario,
				arms: shuffle(arms, random),
				first: alternating(arms, opening)
			};
		})
	};
}
function alternating(arms, opening) {
	const [only = "head"] = arms;
	if (arms.length < ARMS.length) return () => only;
	return (pair) => pair % 2 === 0 ? opening : otherArm(opening);
}
// src/verdict/stopping.ts
/**
* Whether measuring may stop at this look. It stops to fail when a gated cell is a regression. It stops to pass when
* every gated cell's estimate plus half its standard error lies below the floor and none looks like an improvement
* that is not proven yet; that rule never turns a finding, so it costs no alpha. With nothing to compare it goes on.
*/
function decide(input) {
	const alpha = input.look?.alpha ?? 0;
	const gated = assess(input).cells.flatMap(gatedEvidence);
	if (gated.length === 0) return "go on";
	const verdicts = gated.map(({ series, evidence }) => pairedVerdict(series, evidence, alpha));
	if (verdicts.includes("regression")) return "stop";
	return gated.every(({ series, evidence }, i) => {
		const floor = onTestScale(series.definition, series.floor);
		return evidence.estimate + .5 * evidence.error < floor && (evidence.estimate > -floor || verdicts[i] === "improvement");
	}) ? "stop" : "go on";
}
function gatedEvidence({ series, standing, evidence }) {
	return standing.kind === "gated" && evidence !== null ? [{
		series,
		evidence
	}] : [];
}
// src/verdict/jit-step.ts
/** A change of CPU per request by more than this factor within a round is a step. */
const STEP$1 = 1.2;
/**
* Whether the round sits on a step of the service's JIT compiler: CPU per request of its last third differs from its
* first by more than 20 %, in the same direction on every arm. Such a round is to be discarded and repeated once. A
* step on one arm alone may be what head changed, and never counts. False where CPU cannot be read or a third has
* fewer than 50 ticks of it.
*/
function jitStep({ slices, cpuMarks }) {
	const steps = ARMS.filter((arm) => slices.some((slice) => slice.arm === arm)).map((arm) => stepOf(arm, slices, cpuMarks));
	const all = (moved) => steps.every((step) => step !== void 0 && moved(step));
	return steps.length > 0 && (all((step) => step > STEP$1) || all((step) => step < 1 / STEP$1));
}
/** CPU per request of the last third ÷ that of the first. */
function stepOf(arm, slices, cpuMarks) {
	const marks = cpuMarks.flatMap(({ pair, cpuSeconds }) => {
		const seconds = cpuSeconds[arm];
		return seconds === void 0 ? [] : [{
			pair,
			seconds
		}];
	});
	const third = Math.floor((marks.length - 1) / 3);
	if (third < 1) return void 0;
	const perRequest = (from, to) => {
		const [begin, end] = [marks.at(from), marks.at(to)];
		if (begin === void 0 || end === void 0) return void 0;
		const requests = slices.reduce((sum, { pair, arm: of, latency }) => {
			return of === arm && pair > begin.pair && pair <= end.pair ? sum + latency.length : sum;
		}, 0);
		const seconds = end.seconds - begin.seconds;
		return requests > 0 && seconds >= FEWEST.cpuSecondsPerThird - 1e-9 ? seconds / requests : void 0;
	};
	const [first, last] = [perRequest(0, third), perRequest(-1 - third, -1)];
	return first === void 0 || last === void 0 ? void 0 : last / first;
}
// src/verdict/paired-samples.ts
/**
* Pairs are matched by number, whatever the order of the slices. Both slices of a pair count or neither, by rules that
* do not look at which arm is slower.
*/
function pairRound({ slices, scenario }) {
	const arms = ARMS.filter((arm) => slices.some((slice) => slice.arm === arm));
	const matched = [...Map.groupBy(slices, ({ pair }) => pair).values()].map((group) => matchPair(group, arms));
	const pairs = matched.filter((pair) => pair !== void 0);
	const byRequest = scenario.requests.map(({ name }) => [name, samplesOf(pairs, arms, name)]);
	return {
		arms,
		pairs,
		discarded: matched.length - pairs.length,
		all: samplesOf(pairs, arms, null),
		byRequest: new Map(byRequest)
	};
}
/** Share of the requests that failed, for each arm. */
function errorRates({ sent, failed }) {
	const rates = ARMS.flatMap((arm) => {
		const total = sent[arm] ?? 0;
		return total > 0 ? [[arm, (failed[arm] ?? 0) / total]] : [];
	});
	return Object.fromEntries(rates);
}
function matchPair(group, arms) {
	const slices = arms.flatMap((arm) => group.filter((slice) => slice.arm === arm).slice(0, 1));
	const sizes = new Set(slices.map(({ latency }) => latency.length));
	if (!(slices.length === arms.length && sizes.size === 1 && !sizes.has(0)) || slices.some(({ spoiled }) => spoiled !== void 0)) return void 0;
	return Object.fromEntries(slices.map((slice) => [slice.arm, slice]));
}
function samplesOf(pairs, arms, request) {
	const sent = {};
	const failed = {};
	return {
		pairs: pairs.map((pair) => {
			const ofPair = {};
			for (const arm of arms) {
				const slice = pair[arm];
				if (slice === void 0) continue;
				const { count, successes } = select(slice, request);
				ofPair[arm] = successes;
				sent[arm] = (sent[arm] ?? 0) + count;
				failed[arm] = (failed[arm] ?? 0) + count - successes.length;
			}
			return ofPair;
		}),
		sent,
		failed
	};
}
function select(slice, request) {
	const wanted = request === null ? -1 : slice.names.indexOf(request);
	if (request !== null && wanted === -1) return {
		count: 0,
		successes: /* @__PURE__ */ new Float64Array()
	};
	const ofRequest = (i) => request === null || slice.name[i] === wanted;
	return {
		count: slice.name.reduce((sum, _, i) => ofRequest(i) ? sum + 1 : sum, 0),
		successes: slice.latency.filter((_, i) => slice.ok[i] === 1 && ofRequest(i))
	};
}
// src/verdict/estimators.ts
/** One row per metric: from a round to its value per arm, and head's change against base. */
const ESTIMATORS = {
	mean: (scope) => latency(scope, mean, byPairs(scope, mean), enoughForPairs(scope)),
	"pooled-mean": (scope) => latency(scope, mean, pooled(scope, mean), fewest(scope) >= FEWEST.requestsForMean),
	p50: (scope) => percentile(scope, .5, byPairs),
	p90: (scope) => percentile(scope, .9, (s, statistic) => byGroups(s, statistic, .9)),
	p95: (scope) => percentile(scope, .95, (s, statistic) => byGroups(s, statistic, .95)),
	p99: (scope) => percentile(scope, .99, pooled),
	rps: requestRate,
	errors: errorShare,
	cpu: cpuPerRequest,
	rss: ({ record, round }) => compared(round.arms, record.peakRssBytes, void 0, true)
};
/** Whether an arm's rate of errors says too little about the other's, or the requests of every arm mostly failed. */
function errorsEverywhere(samples) {
	const rates = Object.values(errorRates(samples));
	return rates.length > 0 && rates.every((rate) => rate > .5);
}
/** An arm with too few requests for the quantile has none, whatever the other one has. */
function percentile(scope, q, change) {
	const shown = (values) => reachesBeyond(values.length, q, FEWEST.beyondToShow) ? quantile(values, q) : NaN;
	const gates = reachesBeyond(fewest(scope), q, FEWEST.beyondToGate) && enoughForPairs(scope);
	return latency(scope, shown, change(scope, (values) => quantile(values, q)), gates);
}
function latency(scope, statistic, change, gates) {
	const { round, samples } = scope;
	if (errorsEverywhere(samples)) return compared(round.arms, {}, void 0, false);
	return compared(round.arms, perArm$2(round.arms, (arm) => statistic(pool(samples, arm))), change, gates && alike(samples));
}
/** Median over the pairs of the pair's log-ratio: 1.4 to 2.5 times quieter than comparing the arms' pooled values. */
function byPairs({ samples }, statistic) {
	return medianOfLogRatios(samples.pairs, statistic);
}
/** The same over groups of neighbouring pairs that are large enough for the quantile; pooled where they are too few. */
function byGroups(scope, statistic, q) {
	const groups = [];
	let open = {
		base: [],
		head: []
	};
	for (const { base, head } of scope.samples.pairs) {
		if (base !== void 0) open.base.push(base);
		if (head !== void 0) open.head.push(head);
		if (!reachesBeyond(Math.min(sizeOf(open.base), sizeOf(open.head)), q, FEWEST.beyondPerGroup)) continue;
		groups.push(open);
		open = {
			base: [],
			head: []
		};
	}
	if (groups.length < FEWEST.groups) return pooled(scope, statistic);
	groups.at(-1)?.base.push(...open.base);
	groups.at(-1)?.head.push(...open.head);
	return medianOfLogRatios(groups.map(({ base, head }) => ({
		base: concat(base),
		head: concat(head)
	})), statistic);
}
function pooled({ samples }, statistic) {
	return logRatio(statistic(pool(samples, "base")), statistic(pool(samples, "head")));
}
/** Successful requests per second with the gate open. */
function requestRate({ round, samples }) {
	const seconds = round.pairs.map((pair) => perArm$2(round.arms, (arm) => openSeconds(pair[arm])));
	const total = perArm$2(round.arms, (arm) => seconds.reduce((sum, pair) => sum + (pair[arm] ?? 0), 0));
	const rates = perArm$2(round.arms, (arm) => pool(samples, arm).length / (total[arm] ?? 0));
	const ratios = samples.pairs.map((pair, i) => {
		const rate = (arm) => (pair[arm]?.length ?? 0) / (seconds[i]?.[arm] ?? 0);
		return logRatio(rate("base"), rate("head"));
	});
	const gates = enoughForPairs({
		round,
		samples
	}) && alike(samples);
	return compared(round.arms, rates, medianOf(ratios), gates);
}
function openSeconds(slice) {
	return slice === void 0 ? 0 : slice.drained - slice.opened;
}
/** On the difference scale. */
function errorShare({ round, samples }) {
	const { base = null, head = null } = errorRates(samples);
	const asked = Math.min(...round.arms.map((arm) => samples.sent[arm] ?? 0));
	const counts = !errorsEverywhere(samples) && asked >= FEWEST.beyondToShow;
	return {
		base,
		head,
		change: base === null || head === null || errorsEverywhere(samples) ? null : head - base,
		gateable: counts
	};
}
/** All CPU of the arm's process tree over the whole round, gaps and discarded pairs included, by all its requests. */
function cpuPerRequest({ record, round, samples }) {
	const used = perArm$2(round.arms, (arm) => {
		const marks = record.cpuMarks.flatMap(({ cpuSeconds }) => cpuSeconds[arm] ?? []);
		return (marks.at(-1) ?? NaN) - (marks[0] ?? NaN);
	});
	const sent = perArm$2(round.arms, (arm) => record.slices.reduce((sum, slice) => slice.arm === arm ? sum + slice.latency.length : sum, 0));
	const each = perArm$2(round.arms, (arm) => (used[arm] ?? 0) / (sent[arm] ?? 0));
	const ticks = round.arms.every((arm) => (used[arm] ?? 0) >= FEWEST.cpuSeconds - 1e-9);
	return compared(round.arms, each, void 0, ticks && alike(samples));
}
/** Values that are not positive numbers are not values; the change is log(head/base) of them unless it is given. */
function compared(arms, values, change, gates) {
	const base = positive(values.base);
	const head = positive(values.head);
	const ratio = base === null || head === null ? null : change ?? Math.log(head / base);
	const complete = arms.every((arm) => (arm === "base" ? base : head) !== null);
	return {
		base,
		head,
		change: ratio,
		gateable: gates && complete
	};
}
function alike(samples) {
	const { base, head } = errorRates(samples);
	return base === void 0 || head === void 0 || Math.abs(head - base) <= .05;
}
function enoughForPairs({ round }) {
	return round.pairs.length >= FEWEST.pairs && round.arms.every((arm) => (round.all.sent[arm] ?? 0) >= FEWEST.requests);
}
/** Successful requests of the arm that has fewer. */
function fewest({ round, samples }) {
	return Math.min(...round.arms.map((arm) => samples.pairs.reduce((sum, pair) => sum + (pair[arm]?.length ?? 0), 0)));
}
function medianOfLogRatios(pairs, statistic) {
	return medianOf(pairs.map(({ base, head }) => base && head && logRatio(statistic(base), statistic(head))));
}
function medianOf(values) {
	const known = values.filter((value) => value !== void 0);
	return known.length === 0 ? void 0 : median(known);
}
function logRatio(base, head) {
	return positive(base) === null || positive(head) === null ? void 0 : Math.log(head / base);
}
function positive(value) {
	return value !== void 0 && value > 0 && Number.isFinite(value) ? value : null;
}
function mean(values) {
	return values.length === 0 ? NaN : mean$1(Array.from(values));
}
function pool({ pairs }, arm) {
	return concat(pairs.flatMap((pair) => pair[arm] ?? []));
}
function concat(parts) {
	const whole = new Float64Array(sizeOf(parts));
	let offset = 0;
	for (const part of parts) {
		whole.set(part, offset);
		offset += part.length;
	}
	return whole;
}
function sizeOf(parts) {
	return parts.reduce((sum, { length }) => sum + length, 0);
}
function perArm$2(arms, value) {
	return Object.fromEntries(ARMS.filter((arm) => arms.includes(arm)).map((arm) => [arm, value(arm)]));
}
// src/verdict/hung-arms.ts
/** Slices in a row, of one arm, that must have been spoiled: a single one may be a stall of the machine's. */
const SPOILED_IN_A_ROW = 2;
/** The arms whose newest slices did not drain, and their service therefore hangs; `slices` in order of time on each arm. */
function hungArms(slices) {
	return ARMS.filter((arm) => {
		const newest = slices.filter((slice) => slice.arm === arm).slice(-2);
		return newest.length === SPOILED_IN_A_ROW && newest.every(({ spoiled }) => spoiled !== void 0);
	});
}
// src/verdict/reduce-round.ts
/** CPU that the closed arm used, as a share of the open one's, above which the reader is told. */
const SPILL = .05;
/**
* One round's values: for each request the metrics that have a value per request, then the scenario's. Pure; a round of
* which nothing counts says why in `invalid` and has no cells, but those of the errors that made it so. `record` may
* hold one arm or both.
*/
function reduceRound(record) {
	const round = pairRound(record);
	const invalid = whyInvalid(record, round);
	return {
		scenario: record.scenario.name,
		pairs: round.pairs.length,
		discarded: round.discarded,
		requests: round.all.sent,
		cells: invalid === null ? cellsOf$1(record, round) : errorsAlone(record, round),
		failures: countFailures(round),
		invalid,
		notes: invalid === null ? notesOn(record, round) : [],
		seconds: record.seconds,
		gapSeconds: record.gapSeconds,
		loadSeconds: record.slices.reduce((sum, { opened, drained }) => sum + drained - opened, 0)
	};
}
function cellsOf$1(record, round) {
	const metricsPer = (per) => METRIC_IDS.filter((id) => METRICS[id].per === per);
	const ofRequests = [...round.byRequest].flatMap(([request, samples]) => metricsPer("request").map((metric) => ({
		request,
		metric,
		...ESTIMATORS[metric]({
			record,
			round,
			samples
		})
	})));
	const ofScenario = metricsPer("scenario").map((metric) => ({
		request: null,
		metric,
		...ESTIMATORS[metric]({
			record,
			round,
			samples: round.all
		})
	}));
	return [...ofRequests, ...ofScenario];
}
/** Head's budget of errors is judged on them; nothing is compared. */
function errorsAlone(record, round) {
	if (round.pairs.length === 0 || !errorsEverywhere(round.all)) return [];
	return [...round.byRequest].map(([request, samples]) => {
		const { base, head } = ESTIMATORS.errors({
			record,
			round,
			samples
		});
		return {
			request,
			metric: "errors",
			base,
			head,
			change: null,
			gateable: false
		};
	});
}
function whyInvalid(record, round) {
	const hung = hungArms(record.slices);
	if (hung.length > 0) return whyHung(record, hung);
	if (round.pairs.length === 0) return whyNoPairs(record, round);
	if (errorsEverywhere(round.all)) return `more than half of the requests failed: ${describeErrors(round)}`;
	const requests = Math.min(...round.arms.map((arm) => round.all.sent[arm] ?? 0));
	if (!(round.pairs.length < FEWEST.pairs || requests < FEWEST.requests) || requests >= FEWEST.requestsForMean) return null;
	const { users } = record.scenario;
	return `too slow for this many users: ${requests} requests per arm in ${record.seconds.toFixed(0)} s with ${users} ${users === 1 ? "user" : "users"}, and ${FEWEST.requestsForMean} are needed`;
}
/** Whatever was measured before: what hangs under load is not to be called as fast as it was until then. */
function whyHung({ slices }, hung) {
	const reason = slices.findLast(({ arm, spoiled }) => hung.includes(arm) && spoiled !== void 0)?.spoiled;
	return `${hung.join(" and ")} ${hung.length === 1 ? "hangs" : "hang"} under load: ${reason}`;
}
function whyNoPairs({ slices }, { discarded }) {
	if (discarded === 0) return "nothing was measured";
	return `none of its ${discarded} pairs of slices counts: ${slices.find(({ spoiled }) => spoiled !== void 0)?.spoiled ?? "slices without their partner"}`;
}
function describeErrors(round) {
	const rates = errorRates(round.all);
	const shares = round.arms.map((arm) => `${arm} ${((rates[arm] ?? 0) * 100).toFixed(0)} %`);
	const kinds = countFailures(round).toSorted((a, b) => b.count - a.count);
	return [...shares, ...new Set(kinds.slice(0, 2).map(({ kind }) => kind))].join(", ");
}
/** Worded without figures, so that the same note of several blocks can be counted. */
function notesOn({ spill }, round) {
	const notes = [];
	if (spill !== void 0 && spill > SPILL) notes.push(`the service went on working after its response and put more than ${SPILL * 100} % of its CPU time into the other arm's slices`);
	for (const [request, samples] of round.byRequest) if (errorsEverywhere(samples)) notes.push(`${request}: more than half of the requests failed on every arm`);
	return notes;
}
/** Of the pairs that count, largest first within an arm's request. */
function countFailures({ pairs }) {
	const counts = /* @__PURE__ */ new Map();
	for (const { arm, slice } of pairs.flatMap(slicesOf)) for (const [i, ok] of slice.ok.entries()) {
		if (ok === 1) continue;
		const request = slice.names[slice.name[i] ?? 0] ?? "";
		const kind = failureKind(slice.status[i] ?? 0);
		const key = JSON.stringify([
			arm,
			request,
			kind
		]);
		const count = (counts.get(key)?.count ?? 0) + 1;
		counts.set(key, {
			arm,
			request,
			kind,
			count
		});
	}
	return [...counts.values()].sort((a, b) => a.arm.localeCompare(b.arm) || a.request.localeCompare(b.request) || b.count - a.count);
}
function slicesOf(pair) {
	return ARMS.flatMap((arm) => {
		const slice = pair[arm];
		return slice === void 0 ? [] : [{
			arm,
			slice
		}];
	});
}
function failureKind(status) {
	switch (status) {
		case NO_STATUS.lost: return "lost";
		case NO_STATUS.timedOut: return "timed out";
		case NO_STATUS.refused: return "refused";
		default: return String(status);
	}
}
// src/run/gap.ts
/** The gap ends when the arm uses less than this share of a core … */
const QUIET_SHARE = .1;
/** … over this many seconds, … */
const STEP = .004;
/** … or after this many. */
const LONGEST = .15;
/** Where CPU time cannot be read. */
const FIXED = .02;
/**
* Waits until the arm has ended what it does after its responses, so that its work does not fall into the other arm's
* slice. Returns the seconds that it took.
*/
async function waitUntilQuiet(service, clock) {
	const began = clock.now();
	const atStart = service.busySeconds();
	if (atStart === void 0) {
		await clock.sleep(FIXED);
		return clock.now() - began;
	}
	let before = atStart;
	let last = began;
	while (last - began < LONGEST) {
		await clock.sleep(STEP);
		const now = clock.now();
		const busy = service.busySeconds() ?? before;
		const quiet = busy - before < QUIET_SHARE * (now - last);
		before = busy;
		last = now;
		if (quiet) break;
	}
	return last - began;
}
// src/run/round.ts
/** Alternates slices between the arms until the round's time is used, an arm fails or hangs, or the signal stops it. */
async function runRound(input) {
	const { order, services, engine, clock, signal } = input;
	const targets = order.arms.flatMap((arm) => services.filter((service) => service.arm === arm));
	await using session = await engine.open(targets.map(({ arm, url }) => ({
		arm,
		url
	})), order.scenario, {
		requests: input.requestsPerSlice,
		first: order.first,
		drainSeconds: drainSeconds(order.scenario)
	});
	const tally = new RoundTally(order.scenario, services, clock);
	let failure;
	tally.mark(-1);
	let busyBefore = tally.busy();
	for await (const slice of slicesWhileHealthy(session, services)) {
		tally.add(slice, busyBefore);
		failure = failureOf(services);
		if (failure !== void 0 || signal.aborted || slice.spoiled !== void 0 && tally.hangs()) break;
		const service = services.find(({ arm }) => arm === slice.arm);
		if (service !== void 0) tally.gapSeconds += await waitUntilQuiet(service, clock);
		if (tally.endOfPair()) {
			tally.mark(slice.pair);
			if (!roundGoesOn(tally.soFar(), input.seconds)) break;
		}
		busyBefore = tally.busy();
	}
	return {
		record: tally.record(),
		failure: failure ?? failureOf(services)
	};
}
/** The session's slices until a service fails: a slice that waits for a dead one would wait for its deadline. */
async function* slicesWhileHealthy(session, services) {
	const slices = session.slices()[Symbol.asyncIterator]();
	const failed = Promise.race(services.map((service) => service.failed)).then(() => void 0);
	for (;;) {
		const next = await Promise.race([slices.next(), failed]);
		if (next === void 0 || next.done === true) return;
		yield next.value;
	}
}
function failureOf(services) {
	for (const service of services) {
		const reason = service.failure();
		if (reason !== void 0) return {
			arm: service.arm,
			reason
		};
	}
}
var RoundTally = class {
	gapSeconds = 0;
	slices = [];
	marks = [];
	began;
	scenario;
	services;
	clock;
	openBusy = 0;
	closedBusy = 0;
	constructor(scenario, services, clock) {
		this.scenario = scenario;
		this.services = services;
		this.clock = clock;
		this.began = clock.now();
		for (const service of services) service.resetPeak();
	}
	busy() {
		return perArm$1(this.services, (service) => service.busySeconds());
	}
	add(slice, before) {
		this.slices.push(slice);
		const after = this.busy();
		for (const { arm } of this.services) {
			const used = Math.max(0, (after[arm] ?? 0) - (before[arm] ?? 0));
			if (arm === slice.arm) this.openBusy += used;
			else this.closedBusy += used;
		}
	}
	hangs() {
		return hungArms(this.slices).length > 0;
	}
	endOfPair() {
		return this.slices.length % this.services.length === 0;
	}
	mark(pair) {
		const cpuSeconds = perArm$1(this.services, (service) => service.usage()?.cpuSeconds);
		if (Object.keys(cpuSeconds).length > 0) this.marks.push({
			pair,
			cpuSeconds
		});
	}
	soFar() {
		const requests = this.services.map(({ arm }) => this.slices.reduce((sum, slice) => slice.arm === arm ? sum + slice.latency.length : sum, 0));
		return {
			seconds: this.clock.now() - this.began,
			pairs: Math.floor(this.slices.length / this.services.length),
			requests: Math.min(...requests)
		};
	}
	record() {
		return {
			scenario: this.scenario,
			slices: this.slices,
			cpuMarks: this.marks,
			peakRssBytes: perArm$1(this.services, (service) => service.usage()?.peakRssBytes),
			spill: this.services.length > 1 && this.openBusy > 0 ? this.closedBusy / this.openBusy : void 0,
			seconds: this.clock.now() - this.began,
			gapSeconds: this.gapSeconds
		};
	}
};
function perArm$1(services, read) {
	return Object.fromEntries(services.flatMap((service) => {
		const value = read(service);
		return value === void 0 ? [] : [[service.arm, value]];
	}));
}
/**
* One round from the records of arms that were measured one after the other, cut to the pairs that all of them have, so
* that CPU time and requests are those of the same slices.
*/
function mergeRecords(records) {
	const [first, ...rest] = records;
	if (first === void 0) throw new Error("no record to merge");
	if (rest.length === 0) return first;
	const last = Math.min(...records.map(({ slices }) => Math.max(-1, ...slices.map(({ pair }) => pair))));
	const sum = (of) => records.reduce((total, record) => total + of(record), 0);
	return {
		scenario: first.scenario,
		slices: records.flatMap(({ slices }) => slices.filter(({ pair }) => pair <= last)),
		cpuMarks: records.flatMap(({ cpuMarks }) => cpuMarks.filter(({ pair }) => pair <= last)),
		peakRssBytes: Object.assign({}, ...records.map(({ peakRssBytes }) => peakRssBytes)),
		spill: void 0,
		seconds: sum(({ seconds }) => seconds),
		gapSeconds: sum(({ gapSeconds }) => gapSeconds)
	};
}
// src/run/warm-up.ts
/**
* Loads all arms with all scenarios, mixed, once per boot, and returns each scenario's median latency on its slower
* arm (seconds; 0 where no request succeeded). Throws a Problem when a rate limiter answers.
*/
async function warmUp(plan, services, engineOf, clock) {
	await using stack = new AsyncDisposableStack();
	const targets = services.map(({ arm, url }) => ({
		arm,
		url
	}));
	const stations = [];
	for (const order of plan.scenarios) {
		const { scenario } = order;
		const session = stack.use(await engineOf(scenario).open(targets, scenario, {
			requests: requestsPerSlice(scenario, 0),
			first: order.first,
			drainSeconds: drainSeconds(scenario)
		}));
		stations.push({
			order,
			slices: slicesWhileHealthy(session, services),
			latencies: /* @__PURE__ */ new Map()
		});
	}
	const requests = /* @__PURE__ */ new Map();
	const began = clock.now();
	do
		for (const station of stations) await warmOnce(station, targets, requests);
	while (failureOf(services) === void 0 && warmUpGoesOn({
		seconds: clock.now() - began,
		requests: Math.min(...requests.values())
	}));
	return new Map(stations.map(({ order, latencies }) => [order.scenario.name, slowerMedian(latencies)]));
}
async function warmOnce(station, targets, requests) {
	for (const _ of targets) {
		const { value, done } = await station.slices.next();
		if (done === true) return;
		refuseLimiter(value, station.order.scenario);
		requests.set(value.arm, (requests.get(value.arm) ?? 0) + value.latency.length);
		const good = value.latency.filter((_latency, index) => value.ok[index] === 1);
		const known = station.latencies.get(value.arm) ?? [];
		station.latencies.set(value.arm, [...known, ...good].slice(-200));
	}
}
function slowerMedian(latencies) {
	const medians = [...latencies.values()].flatMap((known) => known.length > 0 ? [quantile(known, .5)] : []);
	return Math.max(0, ...medians);
}
function refuseLimiter({ limiter, arm }, scenario) {
	if (limiter === void 0) return;
	throw new Problem({
		code: "rate-limited",
		message: `${scenario.name}: ${arm} answered ${limiter} while warming up: a rate limiter would be measured, not the service`,
		hint: "Switch the limiter off for the measured service, e.g. by a variable in app.env.",
		exitStatus: EXIT.unmeasured
	});
}
// src/run/block.ts
/** Boots the arms afresh, warms them up, measures one round of each scenario and stops them. */
async function measureBlock(input, ports) {
	const began = ports.clock.now();
	const groups = input.exclusive ? input.plan.boots.map((arm) => [arm]) : [input.plan.boots];
	const visits = [];
	const sizes = /* @__PURE__ */ new Map();
	for (const group of groups) {
		visits.push(await visit(group, sizes, input, ports));
		if (visits.at(-1)?.failure !== void 0 || input.signal.aborted) break;
	}
	const failure = visits.find((seen) => seen.failure !== void 0)?.failure;
	const rounds = failure === void 0 && !input.signal.aborted ? roundsOf(visits, input.plan) : [];
	return {
		block: {
			index: input.index,
			arms: input.plan.boots,
			rounds,
			invalid: failure === void 0 ? null : `${failure.arm}: ${failure.reason}`,
			bootSeconds: sum(visits.map(({ bootSeconds }) => bootSeconds)),
			warmUpSeconds: sum(visits.map(({ warmUpSeconds }) => warmUpSeconds)),
			seconds: ports.clock.now() - began
		},
		failure
	};
}
/** `sizes` holds each scenario's requests per slice, so that a second visit sends as many as the first. */
async function visit(boots, sizes, input, ports) {
	const { clock } = ports;
	const seen = {
		records: /* @__PURE__ */ new Map(),
		repeated: /* @__PURE__ */ new Set(),
		bootSeconds: 0,
		warmUpSeconds: 0,
		failure: void 0
	};
	await using stack = new AsyncDisposableStack();
	const services = [];
	const bootsBegan = clock.now();
	for (const arm of boots) {
		const prepared = input.arms.find(({ checkout }) => checkout.arm === arm);
		if (prepared === void 0) continue;
		services.push(stack.use(await ports.services.boot(prepared.checkout, prepared.app)));
	}
	const warmUpBegan = clock.now();
	seen.bootSeconds = warmUpBegan - bootsBegan;
	const medians = await warmUp(ordersFor(boots, input.plan), services, ports.engineOf, clock);
	seen.warmUpSeconds = clock.now() - warmUpBegan;
	const perArm = input.secondsPerArm((seen.bootSeconds + seen.warmUpSeconds) * (input.exclusive ? 2 : 1));
	for (const order of ordersFor(boots, input.plan).scenarios) {
		if (input.signal.aborted) break;
		const { name } = order.scenario;
		input.onRound(name);
		const requests = sizes.get(name) ?? requestsPerSlice(order.scenario, medians.get(name) ?? 0);
		sizes.set(name, requests);
		const failure = await measureRound(seen, {
			order,
			services,
			engine: ports.engineOf(order.scenario),
			requestsPerSlice: requests,
			seconds: perArm * services.length,
			clock,
			signal: input.signal
		});
		if (failure === void 0) continue;
		const logTail = services.find(({ arm }) => arm === failure.arm)?.logTail() ?? "";
		seen.failure = {
			...failure,
			logTail
		};
		break;
	}
	return seen;
}
async function measureRound(seen, input) {
	const { name } = input.order.scenario;
	let outcome = await runRound(input);
	if (input.services.length > 1 && outcome.failure === void 0 && !input.signal.aborted && jitStep(outcome.record)) {
		seen.repeated.add(name);
		outcome = await runRound(input);
	}
	seen.records.set(name, outcome.record);
	return outcome.failure ?? failureOf(input.services);
}
/** The plan for a visit to some of its arms; a lone arm's slices all come first in their pair. */
function ordersFor(arms, plan) {
	const [only = "head"] = arms;
	if (arms.length > 1) return plan;
	return {
		boots: arms,
		scenarios: plan.scenarios.map((order) => ({
			...order,
			arms,
			first: () => only
		}))
	};
}
function roundsOf(visits, plan) {
	return plan.scenarios.flatMap(({ scenario }) => {
		const records = visits.flatMap(({ records: byName }) => byName.get(scenario.name) ?? []);
		if (records.length < visits.length) return [];
		const round = reduceRound(mergeRecords(records));
		if (!visits.some((seen) => seen.repeated.has(scenario.name))) return [round];
		const note = "a round was repeated because both arms changed speed within it, as when a JIT compiler steps in";
		return [{
			...round,
			notes: [...round.notes, note]
		}];
	});
}
function sum(values) {
	return values.reduce((total, value) => total + value, 0);
}
// src/run/measure.ts
/** Blocks that may be replaced because they lacked something; more of them end the run. */
const MOST_REPLACED = 3;
/**
* For each look, for each block: boot both arms, warm up, alternate slices for each scenario, stop both; then judge,
* and stop or go on. Returns what was measured, also when the signal ends it early.
*/
async function measure(input, ports) {
	const session = new Session(input, ports);
	const began = ports.clock.now();
	const startedAt = ports.clock.date();
	while (session.wantsBlock(ports.clock.now() - began)) {
		const measured = await session.block();
		if (input.signal.aborted) break;
		session.keep(measured, ports.clock.now() - began);
		if (session.atLook() && session.judgeLook() === "stop") break;
	}
	const look = session.finalLook();
	return {
		measurement: session.measurement(startedAt, ports.clock.now() - began),
		look
	};
}
var Session = class {
	input;
	ports;
	random;
	blocks = [];
	warnings = [];
	baseAbsent;
	looks;
	lookIndex = 0;
	/** Why the effort's own error rate could not be kept. */
	rateNote;
	tailsShown = /* @__PURE__ */ new Set();
	secondsLeft;
	constructor(input, ports) {
		this.input = input;
		this.ports = ports;
		this.random = seededRandom(input.seed);
		this.baseAbsent = input.prepared.baseAbsent;
		this.secondsLeft = input.limitSeconds;
	}
	wantsBlock(spentSeconds) {
		if (this.blocks.length - this.valid().length > MOST_REPLACED || this.input.signal.aborted) return false;
		const seconds = this.blocks.map((block) => block.seconds);
		this.secondsLeft = this.input.limitSeconds - spentSeconds;
		return seconds.length === 0 || blocksThatFit(this.input.limitSeconds, spentSeconds, seconds) > seconds.length;
	}
	/** Measures one block; a base that cannot boot in the first one is left out from then on. */
	async block() {
		const began = this.ports.clock.now();
		try {
			return await measureBlock(this.blockInput(), this.ports);
		} catch (error) {
			const lost = (reason) => this.lost(reason, this.ports.clock.now() - began);
			if (this.input.signal.aborted) return lost("interrupted");
			if (!(error instanceof Problem)) throw error;
			if (this.blocks.length === 0) return await this.withoutBase(error);
			if (error.arm !== void 0) this.showTail(error.arm, error.detail);
			return lost(error.message);
		}
	}
	/** The first block again, with head alone; throws the problem where it is not base's. */
	async withoutBase(problem) {
		if (problem.arm !== "base" || this.baseAbsent !== null) throw problem;
		this.showTail("base", problem.detail);
		this.baseAbsent = `base could not be booted: ${problem.message}`;
		return await measureBlock(this.blockInput(), this.ports);
	}
	/** The end of a failed service's output, once per arm: the next block's is much the same. */
	showTail(arm, tail) {
		if (tail === void 0 || tail === "" || this.tailsShown.has(arm)) return;
		this.tailsShown.add(arm);
		this.ports.log.untrusted(`The end of ${arm}'s output:`, tail);
	}
	lost(invalid, seconds) {
		return {
			block: {
				index: this.blocks.length,
				arms: this.arms(),
				rounds: [],
				invalid,
				bootSeconds: seconds,
				seconds,
				warmUpSeconds: 0
			},
			failure: void 0
		};
	}
	blockInput() {
		const { config, prepared, limitSeconds, signal } = this.input;
		const { scenarios } = prepared;
		const index = this.blocks.length;
		const of = this.looks?.looks.at(-1)?.blocks ?? 0;
		const timing = {
			effort: config.effort,
			limitSeconds,
			scenarios: scenarios.length
		};
		this.ports.progress.report({
			kind: "block",
			block: index + 1,
			of,
			secondsLeft: this.secondsLeft
		});
		return {
			index,
			plan: planBlock(this.arms(), scenarios, this.random),
			arms: [prepared.head, ...prepared.base === void 0 ? [] : [prepared.base]],
			exclusive: config.app.exclusive,
			secondsPerArm: (overheadSeconds) => secondsPerArm({
				...timing,
				overheadSeconds
			}),
			onRound: (scenario) => this.ports.progress.report({
				kind: "round",
				block: index + 1,
				of,
				scenario,
				secondsLeft: this.secondsLeft
			}),
			signal
		};
	}
	arms() {
		return this.baseAbsent === null ? ARMS : ["head"];
	}
	keep({ block, failure }, spentSeconds) {
		this.blocks.push(block);
		if (failure !== void 0) {
			this.warnings.push({
				code: "service-failed",
				text: `Block ${block.index + 1}: ${failure.arm} ${failure.reason}`
			});
			this.showTail(failure.arm, failure.logTail);
		}
		if (this.looks !== void 0 || this.valid().length === 0) return;
		const fit = blocksThatFit(this.input.limitSeconds, spentSeconds, [block.seconds]);
		this.looks = planLooks(this.input.config.effort, fit);
		this.rateNote = this.looks.note;
	}
	valid() {
		return validBlocks(this.blocks, this.input.prepared.scenarios);
	}
	/** The count of valid blocks may jump when a cell is given up, so a look may be taken late. */
	atLook() {
		const due = this.looks?.looks[this.lookIndex]?.blocks;
		return due !== void 0 && this.valid().length >= due;
	}
	judgeLook() {
		const look = this.finalLook();
		if (look === null) return "go on";
		const { config, prepared, seed } = this.input;
		const evidence = {
			scenarios: prepared.scenarios,
			blocks: this.blocks,
			look,
			seed,
			baseAbsent: this.baseAbsent,
			baseRequests: prepared.baseRequests
		};
		const { verdict } = judge({
			...evidence,
			failOn: config.failOn,
			history: /* @__PURE__ */ new Map()
		});
		const step = this.looks?.looks[this.lookIndex + 1] === void 0 ? "stop" : decide(evidence);
		this.ports.progress.report({
			kind: "look",
			blocks: look.blocks,
			verdict,
			goesOn: step === "go on"
		});
		if (step === "go on") this.lookIndex += 1;
		return step;
	}
	/** The look that the blocks at hand belong to: the planned one, or what is left of the plan when time is up. */
	finalLook() {
		const { looks, lookIndex } = this;
		const blocks = this.valid().length;
		if (looks === void 0) return null;
		const due = looks.looks[lookIndex]?.blocks;
		const plan = due !== void 0 && blocks >= due ? {
			...looks,
			looks: looks.looks.slice(0, lookIndex + 1)
		} : lastLook(this.input.config.effort, looks, lookIndex, blocks);
		this.rateNote = plan.note;
		const { familyRate, looks: taken } = plan;
		const alpha = taken.at(-1)?.alpha;
		const planned = looks.looks.at(-1)?.blocks ?? blocks;
		return alpha === void 0 ? null : {
			blocks,
			planned,
			alpha,
			familyRate,
			cells: 0
		};
	}
	measurement(startedAt, seconds) {
		const { config, prepared, seed, environment, signal } = this.input;
		const { digest } = this.ports;
		const { sha, label } = prepared.head.checkout;
		const base = prepared.base?.checkout;
		const rate = this.rateNote === void 0 ? [] : [{
			code: "fewer-blocks",
			text: this.rateNote
		}];
		return {
			schema: 1,
			startedAt,
			seconds,
			seed,
			effort: config.effort,
			configHash: digest(configIdentity(config)),
			head: {
				sha,
				label
			},
			base: base === void 0 || this.baseAbsent !== null ? null : {
				sha: base.sha,
				label: base.label
			},
			baseAbsent: this.baseAbsent,
			environment,
			scenarios: prepared.scenarios.map((scenario) => ({
				name: scenario.name,
				profile: scenario.profile,
				engine: scenario.engine,
				users: scenario.users,
				requests: scenario.requests.map(({ name }) => name),
				hash: digest(scenarioIdentity(scenario))
			})),
			blocks: this.blocks,
			interrupted: signal.aborted,
			warnings: [
				...prepared.warnings,
				...this.warnings,
				...rate
			]
		};
	}
};
// src/run/run-comparison.ts
/** Reads a config's text; throws one Problem that lists everything wrong with it. */
function loadConfig(text, path, { effort, failOn } = {}) {
	const parsed = parseConfig(text, path);
	if (parsed.ok) return {
		...parsed.config,
		effort: effort ?? parsed.config.effort,
		failOn: failOn ?? parsed.config.failOn
	};
	const count = parsed.problems.length;
	throw new Problem({
		code: "config-invalid",
		message: `${path} has ${count === 1 ? "a problem" : `${count} problems`}:\n${formatProblems(parsed.problems, path)}`,
		exitStatus: EXIT.usage
	});
}
/** The whole of a run: check out, install, measure, judge. */
async function runComparison(input, ports) {
	const { config, configPath, head, base, seed, environment, history, signal } = input;
	await using prepared = await prepare({
		config,
		configPath,
		head,
		base
	}, ports);
	const measured = await measure({
		config,
		prepared,
		limitSeconds: input.limitSeconds ?? EFFORTS$1[config.effort].limitSeconds,
		seed,
		environment,
		signal
	}, ports);
	const result = conclude({
		...prepared,
		config,
		measured,
		history
	});
	const comparison = {
		result,
		exitStatus: exitStatusOf(result)
	};
	await input.publish?.(comparison);
	return comparison;
}
// src/command/command-log.ts
/** Warnings always, details only with LOADLINE_DEBUG set; control characters are replaced, as text may be untrusted. */
function commandLog(sink) {
	const say = (text) => sink.write(`${text.replace(/[^\P{C}\n\t]/gu, "?")}\n`);
	const detail = process.env.LOADLINE_DEBUG === void 0 ? () => {} : say;
	const untrusted = (title, text) => say(`${title}\n${text.replace(/^/gm, "  | ")}`);
	return {
		info: say,
		warn: (text) => say(`warning: ${text}`),
		debug: detail,
		untrusted
	};
}
// src/command/read-config-file.ts
/** The config's text; throws a Problem that says how to get one. */
async function readConfigFile(path) {
	return await readFile(path, "utf8").catch((cause) => {
		throw new Problem({
			code: "config-missing",
			message: `${path} cannot be read`,
			hint: "Write a loadline.yml (the README has one of ten lines), or name another file with --config.",
			exitStatus: EXIT.usage,
			cause
		});
	});
}
// src/command/check.ts
/** Validates the config, boots the service once and sends each request; 3 when one was not answered as expected. */
async function checkCommand({ config: path }, { generatorUrl }) {
	const progress = progressDisplay(process.stderr);
	const file = resolve(path);
	const config = loadConfig(await readConfigFile(path), path);
	await using world = await createWorld({
		directory: dirname(file),
		generatorUrl,
		log: commandLog(process.stderr),
		progress
	});
	let interruptedWith;
	using _ = onInterrupt(async (status) => {
		interruptedWith = status;
		await world.endAll();
	});
	const { workspace, ports } = world;
	try {
		const head = {
			kind: "tree",
			label: await workspace.describeHead()
		};
		const outcome = await checkService(config, await workspace.pathBelowRoot(file), head, ports);
		process.stdout.write(describe$1(outcome));
		return outcome.requests.every(({ ok }) => ok) ? EXIT.passed : EXIT.unmeasured;
	} catch (error) {
		if (interruptedWith === void 0) throw error;
		return interruptedWith;
	}
}
function describe$1({ bootSeconds, requests, forecasts }) {
	const lines = [`The config is valid. The service was ready after ${bootSeconds.toFixed(1)} s.`, ""];
	for (const { scenario, request, ok, answer, latency } of requests) {
		const verdict = ok ? "ok    " : "FAILED";
		lines.push(`${verdict}  ${scenario}: ${request} → ${answer} in ${(latency * 1e3).toFixed(1)} ms`);
	}
	lines.push("");
	for (const { scenario, requests: expected, gating, tooFew } of forecasts) {
		const label = (ids) => ids.map((id) => METRICS[id].label).join(", ");
		lines.push(`${scenario}: about ${expected} requests per arm and block; ${label(gating) || "nothing"} can fail the build.`);
		if (tooFew.length > 0) lines.push(`  Too few requests for ${label(tooFew)}: more users or a higher effort would help.`);
	}
	return `${lines.join("\n").replace(/[^\P{C}\n\t]/gu, "?")}\n`;
}
// src/report/escape.ts
/** Longest a name is shown, and a sentence from elsewhere; in characters. */
const NAME_LIMIT = 80;
const PROSE_LIMIT = 300;
const WHITE_OR_CONTROL = /[\p{Cc}\p{Z}]+/gu;
/** What a reader cannot see or what reorders text: bidi controls, zero-width characters, fillers, lone surrogates. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}\p{Co}\u2800]/gu;
const STACKED_MARKS = /(\p{M}{3})\p{M}+/gu;
const ZERO_WIDTH_SPACE = "​";
/** One visible line of untrusted text, at most `limit` characters: the middle of a longer one is left out. */
function visible(text, limit = NAME_LIMIT) {
	const line = text.replace(INVISIBLE, "").replace(WHITE_OR_CONTROL, " ").replace(STACKED_MARKS, "$1").replaceAll("-->", "-- >").replaceAll("<!--", "<! --").trim();
	return line === "" ? "(empty)" : shorten(line, limit);
}
/** Untrusted text as a markdown code span: no mention, reference, link or HTML in it is alive. */
function inlineCode(text) {
	const line = visible(text);
	const runs = [...line.matchAll(/`+/g)].map(([run]) => run.length);
	const fence = "`".repeat(Math.max(0, ...runs) + 1);
	const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
	return `${fence}${pad}${line}${pad}${fence}`;
}
/**
* Untrusted text as markdown prose, at most `limit` characters as read. GitHub looks for mentions and references in
* the rendered text, where escapes are gone: those are broken by a zero-width space.
*/
function plain(text, limit = NAME_LIMIT) {
	return visible(text, limit).replace(/@(?=\S)|#(?=\d)|[a-z]-(?=\d)|:(?=\/\/|[\w+-]+:)|www(?=\.)|\$/gi, `$&${ZERO_WIDTH_SPACE}`).replace(/[0-9a-f]{7,}/gi, (run) => run.replace(/.{6}/g, `$&${ZERO_WIDTH_SPACE}`)).replace(/[\\`*_~[\](){}#!$]|^[-+=]|(?<=^\d+)\.(?=\s|$)/g, "\\$&").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("|", "&#124;");
}
/** Finished inline markdown as a table cell. A backslash before a pipe would be read differently by different parsers. */
function tableCell(markdown) {
	return markdown.replace(/(\\?)\|/g, (_, backslash) => backslash === "" ? "\\|" : "\\ \\|");
}
/** A composed text as inline markdown. */
function toMarkdown(text) {
	return text.map((span) => {
		if (typeof span === "string") return span;
		return span.kind === "name" ? inlineCode(span.text) : plain(span.text, PROSE_LIMIT);
	}).join("");
}
/**
* A composed text without markup. Runners read commands from a log: `::command` at the start of a line, and
* `##[command]` anywhere in it; both are broken.
*/
function toPlainText(text) {
	return text.map((span) => {
		if (typeof span === "string") return span;
		return harmless(visible(span.text, span.kind === "name" ? NAME_LIMIT : PROSE_LIMIT));
	}).join("");
}
function shorten(line, limit) {
	const characters = [...line];
	if (characters.length <= limit) return line;
	const end = Math.floor((limit - 1) * .4);
	return `${characters.slice(0, limit - 1 - end).join("")}…${characters.slice(-end).join("")}`;
}
function harmless(line) {
	return line.replaceAll("##[", "# #[").replace(/:(?=:)/g, ": ");
}
// src/report/format.ts
/** Numbers as people read them: a real minus sign, three significant digits, one unit. */
const MINUS = "−";
const ABSENT = "–";
/** "12.1 ms", "850 µs", "512 req/s", "0.4 %", "85 MB"; a dash where there is none. */
function formatValue(metric, value) {
	return value === null ? ABSENT : UNITS[METRICS[metric].unit](value);
}
/** "+8.1 %" with "+5.9 to +10.4", or "+2.1 points" on the difference scale. */
function formatChange(metric, change, interval) {
	const digits = digitsFor(metric, [
		change,
		interval?.low ?? 0,
		interval?.high ?? 0
	]);
	return {
		value: `${signed(change, digits)} ${unitOfChange(metric)}`,
		interval: interval && `${signed(interval.low, digits)} to ${signed(interval.high, digits)}`
	};
}
/** A size without sign, as short as it can be: "3 %", "2.1 %", "11 %", "0.5 points". */
function formatSize(metric, size) {
	return `${sizeNumber(size)} ${unitOfChange(metric)}`;
}
/** The number of `formatSize` without its unit. */
function sizeNumber(size) {
	const percent = Math.abs(size) * 100;
	if (percent >= 9.95) return percent.toFixed(0);
	return String(Number(percent.toFixed(percent < .095 ? 2 : 1)));
}
/** The magnitudes of an interval, smaller first: "5.9 to 10.4". */
function magnitudes(metric, { low, high }) {
	const digits = digitsFor(metric, [low, high]);
	const [least, most] = [Math.abs(low), Math.abs(high)].sort((a, b) => a - b);
	return `${((least ?? 0) * 100).toFixed(digits)} to ${((most ?? 0) * 100).toFixed(digits)}`;
}
/** The magnitude of a change with its unit: "8.1 %". */
function magnitude(metric, change) {
	return `${(Math.abs(change) * 100).toFixed(digitsFor(metric, [change]))} ${unitOfChange(metric)}`;
}
/** A signed number of percent or points: "+8.1", "−0.4", "0.0". */
function signed(fraction, digits = 1) {
	const text = Math.abs(fraction * 100).toFixed(digits);
	if (Number(text) === 0) return text;
	return `${fraction < 0 ? MINUS : "+"}${text}`;
}
/** A share as percent: 0.961 is "96.1 %". */
function formatShare(share) {
	return `${Number((share * 100).toFixed(1))} %`;
}
/** Never 0: "p = 0.004", "p < 0.001". */
function formatP(p) {
	if (p < .001) return "p < 0.001";
	return `p = ${Number(p.toFixed(p < .0995 ? 3 : 2))}`;
}
/** "48 s", "5 min 12 s", "1 h 2 min". */
function formatDuration(seconds) {
	const whole = Math.round(seconds);
	if (whole < 60) return `${whole} s`;
	if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
	return `${Math.floor(whole / 3600)} h ${Math.floor(whole % 3600 / 60)} min`;
}
/** "12,000" */
function formatCount(value) {
	return value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ",");
}
/** "16 GB", "85 MB"; decimal units. */
function formatBytes(bytes) {
	const size = Math.abs(bytes);
	if (size >= 9995e5) return `${threeDigits(bytes / 1e9)} GB`;
	if (size >= 995e4) return `${(bytes / 1e6).toFixed(0)} MB`;
	return size >= 999500 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e3).toFixed(0)} kB`;
}
const UNITS = {
	seconds: formatSeconds,
	"per second": (value) => `${value >= 999.5 ? formatCount(value) : threeDigits(value)} req/s`,
	fraction: formatFraction,
	bytes: formatBytes
};
function formatSeconds(seconds) {
	const size = Math.abs(seconds);
	if (size === 0) return "0 ms";
	if (size < 9995e-7) return `${threeDigits(seconds * 1e6)} µs`;
	return size < .9995 ? `${threeDigits(seconds * 1e3)} ms` : `${threeDigits(seconds)} s`;
}
function formatFraction(fraction) {
	const percent = fraction * 100;
	if (percent === 0) return "0 %";
	if (percent < .005) return "under 0.01 %";
	return `${Number(percent.toFixed(percent < .095 ? 2 : 1))} %`;
}
function threeDigits(value) {
	const size = Math.abs(value);
	if (size >= 99.95) return value.toFixed(0);
	return value.toFixed(size >= 9.995 ? 1 : 2);
}
/** What a change is counted in. */
function unitOfChange(metric) {
	return METRICS[metric].scale === "ratio" ? "%" : "points";
}
/** Decimals that a change and its interval share. */
function digitsFor(metric, fractions) {
	const largest = Math.max(...fractions.map(Math.abs));
	if (largest >= .9995) return 0;
	return METRICS[metric].scale === "difference" && largest < .00995 ? 2 : 1;
}
// src/report/text.ts
function name(text) {
	return {
		kind: "name",
		text
	};
}
function prose(text) {
	return {
		kind: "prose",
		text
	};
}
/** Template tag: puts a text together from our own words, numbers and marked spans. */
function say(words, ...values) {
	return words.flatMap((word, index) => {
		const value = values[index];
		if (value === void 0) return [word];
		if (typeof value === "number") return [word, String(value)];
		return isText(value) ? [word, ...value] : [word, value];
	});
}
/** Texts with a separator between them. */
function join(texts, separator) {
	return texts.flatMap((text, index) => index === 0 ? text : [separator, ...text]);
}
/** "1 regression", "2 regressions". */
function count(number, one, many = `${one}s`) {
	return `${number} ${number === 1 ? one : many}`;
}
function isText(value) {
	return Array.isArray(value);
}
// src/report/wording.ts
/** How each verdict is told. What is inconclusive is never told as the absence of something. */
const WORDING = {
	invalid: {
		icon: "⛔",
		label: "no verdict",
		one: "without verdict",
		sentence: ({ reason }) => say`: no verdict: ${prose(reason ?? "no valid value was measured")}`
	},
	regression: {
		icon: "🔴",
		label: "regression",
		one: "regression",
		many: "regressions",
		sentence: provenChange
	},
	suspected: {
		icon: "🟠",
		label: "suspected",
		one: "suspected",
		sentence: suspicion
	},
	inconclusive: {
		icon: "🟡",
		label: "inconclusive",
		one: "inconclusive",
		sentence: (finding, family) => say`: inconclusive: ${changeWithUnit(finding)}${undecided(finding, family)}`
	},
	"no baseline": {
		icon: "⚪",
		label: "no comparison",
		one: "without comparison",
		sentence: ({ reason }) => say`: no comparison: ${prose(reason ?? "there is no base")}`
	},
	new: {
		icon: "⚪",
		label: "new, nothing to compare with",
		one: "new",
		sentence: () => [": new, nothing to compare with"]
	},
	gone: {
		icon: "⚪",
		label: "no longer in the config",
		one: "gone",
		sentence: () => [": no longer in the config, nothing to compare with"]
	},
	improvement: {
		icon: "🟢",
		label: "improvement",
		one: "improvement",
		many: "improvements",
		sentence: provenChange
	},
	"not slower": {
		icon: "",
		label: "not slower",
		one: "not slower",
		sentence: (finding) => [`: not ${worseWord(finding.metric)} by ${formatSize(finding.metric, finding.margin)} or more${inBrackets(finding)}`]
	},
	"no change": {
		icon: "",
		label: "no change",
		one: "without change",
		sentence: (finding) => [`: no change larger than ${formatSize(finding.metric, finding.margin)}${inBrackets(finding)}`]
	}
};
/** What stands behind a verdict, for a footnote; undefined where the table says it all. */
function evidence(finding, family) {
	switch (finding.verdict) {
		case "regression":
		case "improvement": return [`${capital(directionWord(finding.metric, finding.change ?? 0))} in ${sameSide(finding)} of ${finding.blocks} blocks${provenP(finding, ", ")}.`];
		case "inconclusive": {
			const text = undecided(finding, family).replace(/^; /, "");
			return text === "" ? void 0 : [`${capital(text)}.`];
		}
		case "suspected": return [`${capital(againstHistory(finding))}.`];
		case "no change":
		case "not slower":
		case "new":
		case "gone":
		case "invalid":
		case "no baseline": return;
	}
}
/** A proven change in the words people use, where it is large enough for them: "1.9× as fast", "call time halved". */
function inWords({ metric, change, interval }) {
	if (change === null || interval === null || METRICS[metric].scale !== "ratio" || change <= -1) return void 0;
	const subject = SUBJECTS[metric] ?? METRICS[metric].label;
	if (isAbout(-.5, change, interval)) return `${subject} halved`;
	if (isAbout(1, change, interval)) return `${subject} doubled`;
	const factor = 1 + change;
	if (METRICS[metric].unit === "seconds" && metric !== "cpu") {
		if (factor <= 1 / 1.5) return `${times(1 / factor)}× as fast`;
		return factor >= 1.5 ? `takes ${times(factor)}× as long` : void 0;
	}
	return factor >= 1.5 ? `${times(factor)}× as much` : void 0;
}
/** Whether the finding says something about head against base. */
function isCompared({ verdict }) {
	return COMPARED.has(verdict);
}
const COMPARED = /* @__PURE__ */ new Set([
	"regression",
	"improvement",
	"inconclusive",
	"not slower",
	"no change"
]);
/** The comparative of a change: latencies are slower or faster, everything else is higher or lower. */
function directionWord(metric, change) {
	if (isLatency(metric)) return change > 0 ? "slower" : "faster";
	return change > 0 ? "higher" : "lower";
}
const SUBJECTS = {
	mean: "call time",
	"pooled-mean": "call time",
	p50: "call time",
	rps: "throughput"
};
function isLatency(metric) {
	return METRICS[metric].unit === "seconds" && metric !== "cpu";
}
function worseWord(metric) {
	return directionWord(metric, METRICS[metric].better === "lower" ? 1 : -1);
}
function provenChange(finding) {
	const { metric, change, interval } = finding;
	if (change === null) return [`: ${WORDING[finding.verdict].label}`];
	const word = directionWord(metric, change);
	const tail = `${word} in ${sameSide(finding)} of ${finding.blocks} blocks${provenP(finding, "; ")}`;
	const told = inWords(finding);
	if (told !== void 0 && interval !== null) return [`: ${told} (${roundly(change)} %, ${roundInterval(interval)} at ${formatShare(interval.level)}; ${tail})`];
	const verb = metric === "errors" || metric === "rps" ? "are" : "is";
	const range = interval && `${magnitudes(metric, interval)} ${unitOfChange(metric)} at ${formatShare(interval.level)}; `;
	return [` ${verb} ${magnitude(metric, change)} ${word} (${range ?? ""}${tail})`];
}
function suspicion(finding) {
	return [` is ${againstHistory(finding)}`];
}
function againstHistory({ metric, history }) {
	if (history?.change == null) return "unlike main's stored runs; not a same-machine comparison";
	const { runs, comparable, change, spread } = history;
	const where = comparable ? "on the same CPU model" : "on whatever machines they had";
	const vary = spread === null ? "" : ` (they vary by ±${formatSize(metric, spread)})`;
	return `${directionWord(metric, change)} than the last ${runs} runs of main ${where} by ${formatSize(metric, change)}${vary}; not a same-machine comparison`;
}
/** What an inconclusive finding leaves open; begins with "; ". */
function undecided({ metric, interval, detectable }, family) {
	const seen = detectable === null ? "" : `; this run could have shown ${formatSize(metric, detectable)} or more`;
	if (!(interval !== null && (interval.low > 0 || interval.high < 0))) return seen;
	return `; ${directionWord(metric, interval.low)} on its own, not proven among ${family} cells${seen}`;
}
function changeWithUnit(finding) {
	const { metric, change, interval } = finding;
	return change === null ? "no estimate" : `${formatChange(metric, change, interval).value}${inBrackets(finding)}`;
}
function inBrackets({ metric, change, interval }) {
	const text = formatChange(metric, change ?? 0, interval).interval;
	return text === null ? "" : ` (${text} ${unitOfChange(metric)})`;
}
/** Blocks in which head lay on the side of the verdict. */
function sameSide({ verdict, blocks, blocksWorse }) {
	return verdict === "improvement" ? blocks - blocksWorse : blocksWorse;
}
function provenP({ p }, separator) {
	return p === null ? "" : `${separator}corrected ${formatP(p)}`;
}
function isAbout(target, change, { low, high }) {
	return low <= target && target <= high && Math.abs(Math.log((1 + change) / (1 + target))) < .06;
}
function times(factor) {
	return factor < 9.95 ? factor.toFixed(1) : factor.toFixed(0);
}
function roundly(change) {
	return signed(change, 0);
}
/** The end nearer to zero first: "−49 to −53". */
function roundInterval({ low, high }) {
	const [near, far] = Math.abs(low) <= Math.abs(high) ? [low, high] : [high, low];
	return `${roundly(near)} to ${roundly(far)}`;
}
function capital(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
// src/report/row.ts
function toRow({ finding, several, family, notes }) {
	const { scenario, metric, change, interval, verdict, gated, detectable } = finding;
	const { icon, label, sentence } = WORDING[verdict];
	const title = titleOf(finding, several);
	const told = verdict === "regression" || verdict === "improvement" ? inWords(finding) : void 0;
	return {
		scenario,
		title,
		request: several ? finding.request : null,
		metric: METRICS[metric].label,
		base: formatValue(metric, finding.base),
		head: formatValue(metric, finding.head),
		change: change === null ? null : formatChange(metric, change, interval),
		verdict,
		label: `${label}${told === void 0 ? "" : `, ${told}`}${gated ? "" : " (not gated)"}`,
		icon: gated ? icon : "",
		gated,
		notes,
		history: finding.history && historyText(finding, finding.history),
		detectable: detectable === null ? null : formatSize(metric, detectable),
		sentence: say`${title} ${METRICS[metric].label}${sentence(finding, family)}`
	};
}
/** Sorted for a reader: what changed first and the worst of it first, then what is undecided, then the rest. */
function inReadingOrder(findings) {
	return findings.map((finding, index) => ({
		finding,
		index,
		rank: rankOf(finding),
		badness: badness(finding)
	})).sort((a, b) => a.rank - b.rank || b.badness - a.badness || a.index - b.index).map(({ finding }) => finding);
}
/**
* The cells that stand in the open. Folded are those without change or without any value, and beside the gate those
* that are undecided or only say again, as a latency or throughput, what a gated cell of the scenario says.
*/
function inTheOpen(findings) {
	const key = ({ scenario, verdict }) => JSON.stringify([scenario, verdict]);
	const told = new Set(findings.filter(({ gated }) => gated).map(key));
	return new Set(findings.filter((finding) => {
		const { verdict, gated, metric, base, head } = finding;
		const proven = verdict === "regression" || verdict === "improvement";
		if (!gated) return proven && (metric === "cpu" || metric === "rss" || !told.has(key(finding)));
		return proven || verdict !== "no change" && verdict !== "not slower" && (base !== null || head !== null);
	}));
}
/** The scenario's name, and the request's where the scenario has several. */
function titleOf({ scenario, request }, several) {
	return request === null || !several ? [name(scenario)] : [
		name(scenario),
		" › ",
		name(request)
	];
}
const READING_ORDER = [
	"regression",
	"suspected",
	"improvement",
	"inconclusive",
	"invalid",
	"no baseline",
	"new",
	"gone",
	"not slower",
	"no change"
];
function rankOf({ verdict, gated }) {
	return READING_ORDER.indexOf(verdict) + (gated ? 0 : READING_ORDER.length);
}
/** Size of the change among equals: the larger first; worse before better where nothing is proven. */
function badness({ verdict, metric, change, history }) {
	const by = verdict === "suspected" ? history?.change ?? 0 : change ?? 0;
	if (verdict === "inconclusive") return METRICS[metric].better === "lower" ? by : -by;
	if (verdict !== "regression" && verdict !== "suspected" && verdict !== "improvement") return 0;
	return Math.abs(METRICS[metric].scale === "ratio" ? Math.log1p(Math.max(by, -.999)) : by);
}
function historyText({ metric }, { runs, needed, typical, spread }) {
	if (typical === null || spread === null) return `${runs} of ${needed} runs`;
	return `${formatValue(metric, typical)} ±${formatSize(metric, spread)}`;
}
// src/report/terminal-table.ts
const GAP = "  ";
/** Lines of aligned cells under their titles, no line ending in spaces. */
function tableLines(columns, rows) {
	const header = columns.map(({ title }) => ({ text: title }));
	const widths = columnWidths(columns, rows);
	return [header, ...rows].map((cells) => cells.map(({ text, paint = unpainted }, index) => {
		const isLast = index === columns.length - 1;
		const padding = " ".repeat(Math.max(0, (widths[index] ?? 0) - displayWidth(text)));
		if (columns[index]?.align === "right") return padding + paint(text);
		return paint(text) + (isLast ? "" : padding);
	}).join(GAP).trimEnd());
}
/** Narrowest that a first column is cut to. */
const NARROWEST = 12;
/** The same lines within `width` columns, as far as cutting the first column can bring them there. */
function narrowedLines(columns, rows, width) {
	const excess = tableWidth(columns, rows) - width;
	if (excess <= 0) return tableLines(columns, rows);
	const room = Math.max(NARROWEST, (columnWidths(columns, rows)[0] ?? 0) - excess);
	return tableLines(columns, rows.map(([first, ...rest]) => [{
		...first,
		text: narrow(first?.text ?? "", room)
	}, ...rest]));
}
/** Columns on the terminal that the table takes. */
function tableWidth(columns, rows) {
	const widths = columnWidths(columns, rows);
	return widths.reduce((sum, width) => sum + width, 0) + 2 * Math.max(0, widths.length - 1);
}
/** Blocks of East Asian characters that take two columns (Unicode TR 11), and emoji. */
const WIDE = /[\p{Emoji_Presentation}\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;
const NO_WIDTH = /\p{M}/u;
/** Columns that a text takes: East Asian characters and emoji take two, combining marks none. */
function displayWidth(text) {
	let width = 0;
	for (const character of text) width += NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
	return width;
}
/** At most `width` columns of a text, its middle left out. */
function narrow(text, width) {
	if (displayWidth(text) <= width) return text;
	const characters = [...text];
	const end = Math.floor((width - 1) * .4);
	const tail = upTo(characters.toReversed(), end).toReversed();
	return [
		...upTo(characters, width - 1 - end),
		"…",
		...tail
	].join("");
}
function upTo(characters, width) {
	let taken = 0;
	const end = characters.findIndex((character) => {
		taken += displayWidth(character);
		return taken > width;
	});
	return end === -1 ? characters : characters.slice(0, end);
}
function columnWidths(columns, rows) {
	return columns.map(({ title }, index) => Math.max(displayWidth(title), ...rows.map((row) => displayWidth(row[index]?.text ?? ""))));
}
function unpainted(text) {
	return text;
}
// src/report/comparison.ts
/**
* Two stored results side by side, for a terminal: head's value of each cell in A and in B, the range of its blocks
* and the change from A to B. It gives no verdict: hosted runners differ by 8 to 15 % with the same code.
*/
function renderComparison(a, b) {
	const rows = cellsOfBoth(a, b).map((cell) => rowOf(cell, a, b));
	return `${[
		[toPlainText(runLine("A", a)), toPlainText(runLine("B", b))],
		rows.length === 0 ? ["Neither result has a cell."] : tableLines(COLUMNS, rows),
		["These are two separate runs, so there is no verdict: hosted runners differ by 8 to 15 % with the same code.", "In brackets the lowest and highest block. For a verdict measure both revisions together: loadline run --base REV"],
		differences(a, b)
	].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
const COLUMNS = [
	{
		title: "scenario",
		align: "left"
	},
	{
		title: "metric",
		align: "left"
	},
	{
		title: "A",
		align: "right"
	},
	{
		title: "(blocks)",
		align: "left"
	},
	{
		title: "B",
		align: "right"
	},
	{
		title: "(blocks)",
		align: "left"
	},
	{
		title: "B against A",
		align: "right"
	}
];
/** Cells of A in its order, then those that only B has. */
function cellsOfBoth(a, b) {
	const ofA = new Map(a.findings.map((finding) => [cellKey(finding), finding]));
	const ofB = new Map(b.findings.map((finding) => [cellKey(finding), finding]));
	const all = new Map([...ofB, ...ofA]);
	const keys = [...ofA.keys(), ...[...ofB.keys()].filter((key) => !ofA.has(key))];
	const requests = Map.groupBy(all.values(), ({ scenario }) => scenario);
	return keys.flatMap((key) => {
		const cell = all.get(key);
		if (cell === void 0) return [];
		const { scenario, request, metric } = cell;
		return [{
			scenario,
			request,
			metric,
			several: new Set((requests.get(scenario) ?? []).flatMap((each) => each.request ?? [])).size > 1,
			a: ofA.get(key),
			b: ofB.get(key)
		}];
	});
}
function rowOf(cell, a, b) {
	const { metric, several } = cell;
	const before = cell.a?.head ?? null;
	const after = cell.b?.head ?? null;
	return [
		{ text: toPlainText(titleOf(cell, several)) },
		{ text: METRICS[metric].label },
		{ text: formatValue(metric, before) },
		{ text: blockRange(cell, a.measurement) },
		{ text: formatValue(metric, after) },
		{ text: blockRange(cell, b.measurement) },
		{ text: changeOf(cell, before, after) }
	];
}
function changeOf({ metric }, before, after) {
	if (before === null || after === null) return "–";
	if (METRICS[metric].scale === "difference") return formatChange(metric, after - before, null).value;
	return before > 0 ? formatChange(metric, after / before - 1, null).value : "–";
}
function blockRange({ scenario, request, metric }, { blocks }) {
	const values = blocks.filter(({ invalid }) => invalid === null).flatMap(({ rounds }) => rounds.filter((round) => round.scenario === scenario && round.invalid === null)).flatMap(({ cells }) => cells.filter((cell) => cell.request === request && cell.metric === metric)).flatMap(({ head }) => head ?? []);
	if (values.length === 0) return "";
	const [low, high] = [Math.min(...values), Math.max(...values)];
	return `(${formatValue(metric, low)} to ${formatValue(metric, high)})`;
}
function runLine(letter, { measurement, blocks }) {
	const { startedAt, head } = measurement;
	return say`${letter}: head ${revision(head)}, ${prose(startedAt)}, ${count(blocks, "block")}`;
}
function revision({ sha, label }) {
	return sha === null ? [name(label)] : say`${name(sha.slice(0, 12))} (${name(label)})`;
}
const FIELDS = [
	{
		label: "CPU",
		show: ({ cpuModel }) => cpuModel
	},
	{
		label: "CPUs",
		show: ({ cpus }) => String(cpus)
	},
	{
		label: "architecture",
		show: ({ arch }) => arch
	},
	{
		label: "system",
		show: ({ os }) => os
	},
	{
		label: "image",
		show: ({ image }) => image
	},
	{
		label: "runner",
		show: ({ runnerLabel }) => runnerLabel
	},
	{
		label: "kernel",
		show: ({ kernel }) => kernel
	},
	{
		label: "memory",
		show: ({ memoryBytes }) => formatBytes(memoryBytes)
	},
	{
		label: "Node",
		show: ({ node }) => node
	},
	{
		label: "Loadline",
		show: ({ loadline }) => loadline
	}
];
/** Which fields of the environment differ, and which scenarios were loaded differently. */
function differences(a, b) {
	const fields = FIELDS.flatMap(({ label, show }) => {
		const [before, after] = [show(a.environment) ?? "unknown", show(b.environment) ?? "unknown"];
		return before === after ? [] : [toPlainText(say`  ${label}: A ${prose(before)}, B ${prose(after)}`)];
	});
	const hashes = new Map(a.measurement.scenarios.map((scenario) => [scenario.name, scenario.hash]));
	const loads = b.measurement.scenarios.flatMap((scenario) => {
		const hash = hashes.get(scenario.name);
		return hash === void 0 || hash === scenario.hash ? [] : [toPlainText(say`  The load of ${name(scenario.name)} is not the same.`)];
	});
	if (fields.length + loads.length === 0) return ["The environments and the loads are the same in every field."];
	return [
		"What differs besides the code:",
		...fields,
		...loads
	];
}
// src/report/measurement-schema.ts
/** Shapes of a stored measurement, every size bounded: far more than a run can hold, far less than hurts. */
const LONGEST_TEXT = 1e4;
const MOST_SCENARIOS = 1e3;
const MOST_CELLS = 5e4;
const MOST_BLOCKS = 1e3;
const text = string().max(LONGEST_TEXT);
const finite = number();
const whole = number().int().min(0);
const metric = _enum(METRIC_IDS);
/** Identity of a cell. */
const cell = {
	scenario: text,
	request: text.nullable(),
	metric
};
function listOf(item, most = MOST_CELLS) {
	return array(item).max(most).readonly();
}
const warning = object({
	code: text,
	text,
	scenario: text.exactOptional()
});
const environment = object({
	cpuModel: text,
	cpus: whole,
	arch: text,
	os: text,
	image: text.nullable(),
	runnerLabel: text.nullable(),
	kernel: text,
	memoryBytes: finite,
	node: text,
	loadline: text
});
const arm = _enum(["base", "head"]);
const round = object({
	scenario: text,
	pairs: whole,
	discarded: whole,
	requests: object({
		base: finite.exactOptional(),
		head: finite.exactOptional()
	}),
	cells: listOf(object({
		request: text.nullable(),
		metric,
		base: finite.nullable(),
		head: finite.nullable(),
		change: finite.nullable(),
		gateable: boolean()
	})),
	failures: listOf(object({
		arm,
		request: text,
		kind: text,
		count: whole
	})),
	invalid: text.nullable(),
	notes: listOf(text),
	seconds: finite,
	gapSeconds: finite,
	loadSeconds: finite
});
const block = object({
	index: whole,
	arms: listOf(arm, 2),
	rounds: listOf(round, MOST_SCENARIOS),
	invalid: text.nullable(),
	bootSeconds: finite,
	warmUpSeconds: finite,
	seconds: finite
});
const commit$2 = object({
	sha: text.nullable(),
	label: text
});
const scenario = object({
	name: text,
	profile: _enum(["speed", "load"]),
	engine: literal("autocannon"),
	users: whole,
	requests: listOf(text, MOST_SCENARIOS),
	hash: text
});
const measurement = object({
	schema: literal(1),
	startedAt: text,
	seconds: finite,
	seed: finite,
	effort: _enum([
		"quick",
		"standard",
		"thorough"
	]),
	configHash: text,
	head: commit$2,
	base: commit$2.nullable(),
	baseAbsent: text.nullable(),
	environment,
	scenarios: listOf(scenario, MOST_SCENARIOS),
	blocks: listOf(block, MOST_BLOCKS),
	interrupted: boolean(),
	warnings: listOf(warning)
});
// src/report/json.ts
/** Longest document that is read, in UTF-16 units. */
const LONGEST_DOCUMENT = 67108864;
/** The document that `--json` writes and the result artifact holds: keys in a fixed order, two spaces, a final newline. */
function encodeResult(value) {
	return `${JSON.stringify(inOrder(value), void 0, 2)}\n`;
}
/** Reads what `encodeResult` wrote, whoever wrote it: bounded, every number finite, unknown keys ignored. Never throws. */
function decodeResult(document) {
	if (document.length > LONGEST_DOCUMENT) return failed(`it has more than ${LONGEST_DOCUMENT} characters`);
	const value = parseJson(document);
	if (value === void 0) return failed("it is not JSON");
	const header = object({ schema: number() }).safeParse(value);
	if (!header.success) return failed("it has no schema number, so it is not a result of Loadline");
	if (header.data.schema !== 1) return failed(`it has schema ${header.data.schema}, and this version reads schema 1`);
	const decoded = schema.safeParse(value);
	if (decoded.success) return {
		ok: true,
		result: decoded.data
	};
	const [issue] = decoded.error.issues;
	return failed(`${placeOf(issue?.path ?? [])}: ${issue === void 0 ? "not as expected" : MESSAGES[issue.code] ?? "not as expected"}`);
}
const verdict = _enum(VERDICTS);
const history = object({
	runs: whole,
	needed: whole,
	comparable: boolean(),
	typical: finite.nullable(),
	spread: finite.nullable(),
	change: finite.nullable(),
	p: finite.nullable(),
	detectable: finite.nullable()
});
const finding = object({
	...cell,
	verdict,
	gated: boolean(),
	base: finite.nullable(),
	head: finite.nullable(),
	change: finite.nullable(),
	interval: object({
		low: finite,
		high: finite,
		level: finite
	}).nullable(),
	p: finite.nullable(),
	floor: finite,
	margin: finite,
	detectable: finite.nullable(),
	blocks: whole,
	blocksWorse: whole,
	reason: text.nullable(),
	history: history.nullable()
});
const budget = object({
	...cell,
	text,
	limit: finite,
	value: finite.nullable(),
	low: finite.nullable(),
	high: finite.nullable(),
	outcome: _enum([
		"met",
		"near",
		"broken",
		"unknown"
	]),
	reason: text.nullable(),
	line: whole
});
const look = object({
	blocks: whole,
	planned: whole,
	alpha: finite,
	familyRate: finite,
	cells: whole
});
/** Its keys are in the order in which a document is written. */
const schema = object({
	schema: literal(1),
	verdict,
	failed: listOf(_enum(FAIL_REASONS)),
	findings: listOf(finding),
	budgets: listOf(budget),
	look: look.nullable(),
	history: object({
		runs: whole,
		source: object({
			run: whole,
			sha: text
		}).nullable(),
		reason: text.nullable()
	}),
	blocks: whole,
	seconds: finite,
	seed: finite,
	environment,
	warnings: listOf(warning),
	measurement
});
const MESSAGES = {
	invalid_type: "missing, or not of the expected type",
	invalid_value: "not one of the expected values",
	too_big: "more than a result can have",
	too_small: "less than a result can have"
};
function failed(reason) {
	return {
		ok: false,
		reason
	};
}
function parseJson(document) {
	try {
		return JSON.parse(document);
	} catch {
		return;
	}
}
function placeOf(path) {
	return path.map((part) => typeof part === "number" ? `[${part}]` : `.${String(part)}`).join("").replace(/^\./, "");
}
/** The same value with the keys of every object in the order of the schema that describes it, others behind by name. */
function inOrder(value, shape = schema) {
	const described = unwrapped(shape);
	if (Array.isArray(value)) {
		const element = described instanceof ZodArray ? described.element : void 0;
		return value.map((item) => inOrder(item, element));
	}
	if (typeof value !== "object" || value === null) return value;
	const known = described instanceof ZodObject ? described.shape : {};
	const order = Object.keys(known);
	const rank = (key) => order.includes(key) ? order.indexOf(key) : order.length;
	return Object.fromEntries(Object.entries(value).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1)).map(([key, item]) => [key, inOrder(item, known[key])]));
}
function unwrapped(shape) {
	if (shape instanceof ZodReadonly || shape instanceof ZodNullable) return unwrapped(shape.unwrap());
	return shape;
}
// src/command/read-result.ts
/** Reads a stored result; throws a Problem when it is missing or is none. */
async function readResult(path) {
	const decoded = decodeResult(await readFile(path, "utf8").catch((cause) => {
		throw new Problem({
			code: "result-unreadable",
			message: `${path} cannot be read`,
			hint: "loadline run --json FILE writes such a file.",
			exitStatus: EXIT.usage,
			cause
		});
	}));
	if (decoded.ok) return decoded.result;
	throw new Problem({
		code: "result-invalid",
		message: `${path} is not a result of Loadline: ${decoded.reason}`,
		hint: "loadline run --json FILE writes such a file.",
		exitStatus: EXIT.usage
	});
}
// src/command/compare.ts
/** Prints two stored results side by side; there is no verdict between two separate runs. */
async function compareCommand(a, b) {
	process.stdout.write(renderComparison(await readResult(a), await readResult(b)));
	return EXIT.passed;
}
// src/host/environment.ts
/**
* The machine as the kernel describes it, and the runner's image as GitHub's variables do. No variable holds the labels
* of `runs-on`: LOADLINE_RUNNER_LABEL may name them, else it is "github-hosted" or "self-hosted".
*/
function readEnvironment(loadline, variables = process.env) {
	return {
		cpuModel: cpus()[0]?.model.replace(/\s+/g, " ").trim() || "unknown",
		cpus: availableParallelism(),
		arch: arch(),
		os: type(),
		image: imageOf(variables),
		runnerLabel: given(variables.LOADLINE_RUNNER_LABEL) ?? given(variables.RUNNER_ENVIRONMENT) ?? null,
		kernel: release(),
		memoryBytes: totalmem(),
		node: process.versions.node,
		loadline
	};
}
function imageOf({ ImageOS, ImageVersion }) {
	const parts = [given(ImageOS), given(ImageVersion)].filter((part) => part !== void 0);
	return parts.length === 0 ? null : parts.join(" / ");
}
function given(value) {
	return value === void 0 || value.trim() === "" ? void 0 : value.trim();
}
// src/report/fit.ts
/**
* The first candidate whose size is within the limit. Candidates are whole documents, made one after the other from
* the fullest to the barest, so that nothing is ever cut inside a table or a tag; undefined when none fits.
*/
function firstThatFits(candidates, limit, sizeOf) {
	for (const candidate of candidates) {
		const document = candidate();
		if (sizeOf(document) <= limit) return document;
	}
}
/** The document with the most parts that fits, where `render(0)` has none and `render(most)` all; undefined if none does. */
function mostThatFits(render, most, limit, sizeOf) {
	let best;
	let low = 0;
	let high = most;
	while (low <= high) {
		const middle = Math.floor((low + high) / 2);
		const document = render(middle);
		if (sizeOf(document) <= limit) {
			best = document;
			low = middle + 1;
		} else high = middle - 1;
	}
	return best;
}
/** Length in UTF-16 units, never less than the number of characters that GitHub counts. */
function characters(document) {
	return document.length;
}
/** Length in UTF-8, as job summaries are counted. */
function bytes(document) {
	return new TextEncoder().encode(document).length;
}
// node_modules/markdown-table/index.js
/**
* @typedef {Options} MarkdownTableOptions
*   Configuration.
*/
/**
* @typedef Options
*   Configuration.
* @property {boolean | null | undefined} [alignDelimiters=true]
*   Whether to align the delimiters (default: `true`);
*   they are aligned by default:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   Pass `false` to make them staggered:
*
*   ```markdown
*   | Alpha | B |
*   | - | - |
*   | C | Delta |
*   ```
* @property {ReadonlyArray<string | null | undefined> | string | null | undefined} [align]
*   How to align columns (default: `''`);
*   one style for all columns or styles for their respective columns;
*   each style is either `'l'` (left), `'r'` (right), or `'c'` (center);
*   other values are treated as `''`, which doesn’t place the colon in the
*   alignment row but does align left;
*   *only the lowercased first character is used, so `Right` is fine.*
* @property {boolean | null | undefined} [delimiterEnd=true]
*   Whether to end each row with the delimiter (default: `true`).
*
*   > 👉 **Note**: please don’t use this: it could create fragile structures
*   > that aren’t understandable to some markdown parsers.
*
*   When `true`, there are ending delimiters:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   When `false`, there are no ending delimiters:
*
*   ```markdown
*   | Alpha | B
*   | ----- | -----
*   | C     | Delta
*   ```
* @property {boolean | null | undefined} [fillRows=true]
*   Whether to fill rows with empty cells up to the most cells in a row
*   (default: `true`).
*
*   When `true`, all rows have as many cells as the longest row:
*
*   ```markdown
*   | Alpha | B    |   |
*   | ----- | ---- | - |
*   | C     |      |   |
*   | D     | Echo | F |
*   ```
*
*   When `false`, rows keep their cells,
*   and the delimiter row has as many cells as the header row:
*
*   ```markdown
*   | Alpha | B    |
*   | ----- | ---- |
*   | C     |
*   | D     | Echo | F |
*   ```
* @property {boolean | null | undefined} [delimiterStart=true]
*   Whether to begin each row with the delimiter (default: `true`).
*
*   > 👉 **Note**: please don’t use this: it could create fragile structures
*   > that aren’t understandable to some markdown parsers.
*
*   When `true`, there are starting delimiters:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   When `false`, there are no starting delimiters:
*
*   ```markdown
*   Alpha | B     |
*   ----- | ----- |
*   C     | Delta |
*   ```
* @property {boolean | null | undefined} [padding=true]
*   Whether to add a space of padding between delimiters and cells
*   (default: `true`).
*
*   When `true`, there is padding:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   When `false`, there is no padding:
*
*   ```markdown
*   |Alpha|B    |
*   |-----|-----|
*   |C    |Delta|
*   ```
* @property {((value: string) => number) | null | undefined} [stringLength]
*   Function to detect the length of table cell content (optional);
*   this is used when aligning the delimiters (`|`) between table cells;
*   full-width characters and emoji mess up delimiter alignment when viewing
*   the markdown source;
*   to fix this, you can pass this function,
*   which receives the cell content and returns its “visible” size;
*   note that what is and isn’t visible depends on where the text is displayed.
*
*   Without such a function, the following:
*
*   ```js
*   markdownTable([
*     ['Alpha', 'Bravo'],
*     ['中文', 'Charlie'],
*     ['👩‍❤️‍👩', 'Delta']
*   ])
*   ```
*
*   Yields:
*
*   ```markdown
*   | Alpha | Bravo |
*   | - | - |
*   | 中文 | Charlie |
*   | 👩‍❤️‍👩 | Delta |
*   ```
*
*   With [`string-width`](https://github.com/sindresorhus/string-width):
*
*   ```js
*   import stringWidth from 'string-width'
*
*   markdownTable(
*     [
*       ['Alpha', 'Bravo'],
*       ['中文', 'Charlie'],
*       ['👩‍❤️‍👩', 'Delta']
*     ],
*     {stringLength: stringWidth}
*   )
*   ```
*
*   Yields:
*
*   ```markdown
*   | Alpha | Bravo   |
*   | ----- | ------- |
*   | 中文  | Charlie |
*   | 👩‍❤️‍👩    | Delta   |
*   ```
*/
/**
* Get the length of a cell.
*
* @param {string} value
*   Cell value.
* @returns {number}
*   Cell size.
*/
function defaultStringLength(value) {
	return value.length;
}
/**
* Generate a markdown
* ([GFM](https://docs.github.com/en/github/writing-on-github/working-with-advanced-formatting/organizing-information-with-tables))
* table.
*
* @param {ReadonlyArray<ReadonlyArray<string | null | undefined>>} table
*   Table data (matrix of strings).
* @param {Readonly<Options> | null | undefined} [options]
*   Configuration (optional).
* @returns {string}
*   Result.
*/
function markdownTable(table, options) {
	const settings = options || {};
	const align = (settings.align || []).concat();
	const stringLength = settings.stringLength || defaultStringLength;
	/** @type {Array<number>} Character codes as symbols for alignment per column. */
	const alignments = [];
	/** @type {Array<Array<string>>} Cells per row. */
	const cellMatrix = [];
	/** @type {Array<Array<number>>} Sizes of each cell per row. */
	const sizeMatrix = [];
	/** @type {Array<number>} */
	const longestCellByColumn = [];
	let mostCellsPerRow = 0;
	let rowIndex = -1;
	while (++rowIndex < table.length) {
		/** @type {Array<string>} */
		const row = [];
		/** @type {Array<number>} */
		const sizes = [];
		let columnIndex = -1;
		if (table[rowIndex].length > mostCellsPerRow) mostCellsPerRow = table[rowIndex].length;
		while (++columnIndex < table[rowIndex].length) {
			const cell = serialize(table[rowIndex][columnIndex]);
			if (settings.alignDelimiters !== false) {
				const size = stringLength(cell);
				sizes[columnIndex] = size;
				if (longestCellByColumn[columnIndex] === void 0 || size > longestCellByColumn[columnIndex]) longestCellByColumn[columnIndex] = size;
			}
			row.push(cell);
		}
		cellMatrix[rowIndex] = row;
		sizeMatrix[rowIndex] = sizes;
	}
	let columnIndex = -1;
	if (typeof align === "object" && "length" in align) while (++columnIndex < mostCellsPerRow) alignments[columnIndex] = toAlignment(align[columnIndex]);
	else {
		const code = toAlignment(align);
		while (++columnIndex < mostCellsPerRow) alignments[columnIndex] = code;
	}
	columnIndex = -1;
	/** @type {Array<string>} */
	const row = [];
	/** @type {Array<number>} */
	const sizes = [];
	while (++columnIndex < mostCellsPerRow) {
		const code = alignments[columnIndex];
		let before = "";
		let after = "";
		if (code === 99) {
			before = ":";
			after = ":";
		} else if (code === 108) before = ":";
		else if (code === 114) after = ":";
		let size = settings.alignDelimiters === false ? 1 : Math.max(1, longestCellByColumn[columnIndex] - before.length - after.length);
		const cell = before + "-".repeat(size) + after;
		if (settings.alignDelimiters !== false) {
			size = before.length + size + after.length;
			if (size > longestCellByColumn[columnIndex]) longestCellByColumn[columnIndex] = size;
			sizes[columnIndex] = size;
		}
		row[columnIndex] = cell;
	}
	cellMatrix.splice(1, 0, row);
	sizeMatrix.splice(1, 0, sizes);
	rowIndex = -1;
	/** @type {Array<string>} */
	const lines = [];
	while (++rowIndex < cellMatrix.length) {
		const row = cellMatrix[rowIndex];
		const sizes = sizeMatrix[rowIndex];
		const cellsInRow = settings.fillRows === false ? Math.max(1, cellMatrix[rowIndex === 1 ? 0 : rowIndex].length) : mostCellsPerRow;
		columnIndex = -1;
		/** @type {Array<string>} */
		const line = [];
		while (++columnIndex < cellsInRow) {
			const cell = row[columnIndex] || "";
			let before = "";
			let after = "";
			if (settings.alignDelimiters !== false) {
				const size = longestCellByColumn[columnIndex] - (sizes[columnIndex] || 0);
				const code = alignments[columnIndex];
				if (code === 114) before = " ".repeat(size);
				else if (code === 99) {
					const half = size / 2;
					if (size % 2) {
						before = " ".repeat(half + .5);
						after = " ".repeat(half - .5);
					} else {
						before = " ".repeat(half);
						after = before;
					}
				} else after = " ".repeat(size);
			}
			if (settings.delimiterStart !== false && !columnIndex) line.push("|");
			if (settings.padding !== false && !(settings.alignDelimiters === false && cell === "") && (settings.delimiterStart !== false || columnIndex)) line.push(" ");
			if (settings.alignDelimiters !== false) line.push(before);
			line.push(cell);
			if (settings.alignDelimiters !== false) line.push(after);
			if (settings.padding !== false) line.push(" ");
			if (settings.delimiterEnd !== false || columnIndex !== cellsInRow - 1) line.push("|");
		}
		lines.push(settings.delimiterEnd === false ? line.join("").replace(/ +$/, "") : line.join(""));
	}
	return lines.join("\n");
}
/**
* Serialize a cell value.
*
* @param {string | null | undefined} [value]
*   Value to serialize.
* @returns {string}
*   Result.
*/
function serialize(value) {
	return value === null || value === void 0 ? "" : String(value);
}
/**
* Get the alignment character code from a value.
*
* @param {string | null | undefined} value
*   Value.
* @returns {number}
*   Alignment.
*/
function toAlignment(value) {
	const code = typeof value === "string" ? value.codePointAt(0) : 0;
	return code === 67 || code === 99 ? 99 : code === 76 || code === 108 ? 108 : code === 82 || code === 114 ? 114 : 0;
}
// src/report/markdown-sections.ts
/** Sections of the markdown reports. Each is whole or an empty string, and stands between blank lines. */
function headSection({ headline, subline, lead }) {
	return [`**${headline.icon} ${headline.text}** · ${subline}`, ...lead.map(toMarkdown)].join("\n\n");
}
/** An empty string where there are no rows. */
function cellTable$1({ historyTitle }, rows, { marks = true } = {}) {
	const history = (cell) => historyTitle === null ? [] : [cell];
	return table([
		"scenario",
		"metric",
		"base",
		"head",
		"change",
		"verdict",
		...history(historyTitle ?? "")
	], [
		"l",
		"l",
		"r",
		"r",
		"r",
		"l",
		...history("r")
	], rows.map((row) => [
		toMarkdown(row.title),
		row.metric,
		unbroken(row.base),
		unbroken(row.head),
		changeCell(row),
		`${row.icon} ${row.label}${marks ? superscript(row.notes) : ""}`.trim(),
		...history(unbroken(row.history ?? "–"))
	]));
}
function footnoteSection({ footnotes }) {
	return footnotes.map(({ number, text }) => `${number}. ${toMarkdown(text)}`).join("\n");
}
/** What is not met as a table of at most `most` rows, what is met as a number. */
function budgetSection({ budgets, cpu }, most) {
	const open = budgets.filter(({ outcome }) => outcome !== "met");
	const met = budgets.length - open.length;
	const shown = open.slice(0, most);
	const broken = open.some(({ outcome }) => outcome === "broken");
	return [
		budgetTable(shown),
		open.length > shown.length ? `_${count(open.length - shown.length, "more budget")} not met or not judged._` : "",
		broken ? toMarkdown(say`Budgets move with the machine: this was ${cpu}.`) : "",
		met > 0 ? `${count(met, "budget")} met.` : ""
	].filter((text) => text !== "").join("\n\n");
}
function budgetTable(rows) {
	return table([
		"scenario",
		"budget",
		"head",
		"range at 99 %",
		"outcome"
	], [
		"l",
		"l",
		"r",
		"r",
		"l"
	], rows.map(({ title, budget, head, bounds, icon, label, reason }) => [
		toMarkdown(title),
		inlineCode(budget),
		unbroken(head),
		unbroken(bounds ?? "–"),
		`${icon} ${label}${toMarkdown(reason)}`.trim()
	]));
}
function accountingSection({ accounting, sensitivity }) {
	return [toMarkdown(accounting), ...sensitivity === null ? [] : [sensitivity]].join(" ");
}
function failureSection({ failures }) {
	return table([
		"request",
		"base",
		"head"
	], [
		"l",
		"l",
		"l"
	], failures.map(({ title, base, head }) => [
		toMarkdown(title),
		toMarkdown(base),
		toMarkdown(head)
	]));
}
function methodList({ method }) {
	return method.map((text) => `- ${toMarkdown(text)}`).join("\n");
}
function footerSection({ repeat, runUrl, resultName }) {
	return [
		...repeat === null ? [] : [`Repeat locally: \`${repeat}\``],
		...runUrl === null ? [] : [`[workflow run](${runUrl})`],
		...resultName === null ? [] : [`full result in ${inlineCode(resultName)}`]
	].join(" · ");
}
/** One scenario with all that is known of it, for the job summary. */
function scenarioSection({ name, load, cells, remarks }) {
	const several = cells.some(({ row }) => row.request !== null);
	const request = (cell) => several ? [cell] : [];
	const values = table([
		...request("request"),
		"metric",
		"base",
		"head",
		"change",
		"could have shown",
		"change in each block, %"
	], [
		...request("l"),
		"l",
		"r",
		"r",
		"r",
		"r",
		"l"
	], cells.map(({ row, blocks }) => [
		...request(row.request === null ? "all" : inlineCode(row.request)),
		row.metric,
		unbroken(row.base),
		unbroken(row.head),
		changeCell(row),
		unbroken(row.detectable ?? "–"),
		blocks === "" ? "–" : blocks
	]));
	const sentences = cells.filter(({ row }) => row.gated).map(({ row }) => `- ${toMarkdown(row.sentence)}`);
	const notes = remarks.map(({ text, blocks }) => `- ${plain(text, 300)} (${count(blocks, "block")})`);
	return [
		`### ${inlineCode(name)}`,
		toMarkdown(load),
		values,
		[...sentences, ...notes].join("\n")
	].filter((text) => text !== "").join("\n\n");
}
/** `body` behind a line to click on; an empty string where there is no body. The title is our own words. */
function fold(title, body) {
	return body === "" ? "" : `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
/** Rows of inline markdown as a table; an empty string without rows. */
function table(header, align, rows) {
	if (rows.length === 0) return "";
	return markdownTable([header, ...rows.map((row) => row.map(tableCell))], {
		align,
		alignDelimiters: false
	});
}
function changeCell({ change, verdict }) {
	if (change === null) return "–";
	const value = verdict === "regression" || verdict === "improvement" ? `**${unbroken(change.value)}**` : unbroken(change.value);
	return change.interval === null ? value : `${value} (${change.interval})`;
}
/** Keeps a number and its unit on one line. */
function unbroken(text) {
	return text.replaceAll(" ", "\xA0");
}
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
/** " ¹ ²" */
function superscript(numbers) {
	return numbers.map((number) => ` ${String(number).replace(/\d/g, (digit) => SUPERSCRIPTS.charAt(Number(digit)))}`).join("");
}
// src/report/markdown.ts
/** GitHub's limit for the body of a comment, in characters, less room for the hidden marker. */
const COMMENT_LIMIT = 64512;
/** A step's job summary may have 1 MiB; a larger one is dropped as a whole. */
const SUMMARY_LIMIT = 1048576;
/**
* The comment on a pull request, at most `limit` characters: what is folded goes first, then failures and method, then
* the footnotes unless they are short, then rows and budgets from the end, with a count of what was left out.
*/
function renderComment(report, { limit = COMMENT_LIMIT } = {}) {
	const broken = report.budgets.filter(({ outcome }) => outcome !== "met").length;
	const all = {
		folded: true,
		footnotes: true,
		details: true,
		rows: report.rows.length,
		budgets: broken
	};
	const unfolded = {
		...all,
		folded: false
	};
	const short = {
		...unfolded,
		details: false
	};
	const bare = {
		...short,
		footnotes: false
	};
	const levels = [
		all,
		unfolded,
		short,
		bare
	].map((parts) => () => comment(report, parts));
	const cheapNotes = footnoteSection(report).length <= limit / 20;
	const fewer = (parts) => comment(report, {
		...bare,
		footnotes: cheapNotes,
		rows: Math.min(parts, bare.rows),
		budgets: Math.min(parts, bare.budgets)
	});
	return firstThatFits(levels, limit, characters) ?? mostThatFits(fewer, Math.max(bare.rows, bare.budgets), limit, characters) ?? `**${report.headline.icon} ${report.headline.text}**`.slice(0, Math.max(0, limit));
}
/** The job summary: everything, at most 1 MiB; scenarios from the end are left out before it grows larger. */
function renderSummary(report, { limit = SUMMARY_LIMIT } = {}) {
	const withScenarios = (scenarios) => summary(report, scenarios);
	return mostThatFits(withScenarios, report.scenarios.length, limit, bytes) ?? renderComment(report, { limit: limit / 4 });
}
function comment(report, { folded, footnotes, details, rows, budgets }) {
	return document([
		headSection(report),
		cellTable$1(report, report.rows.slice(0, rows), { marks: footnotes }),
		leftOut(report.rows.length - rows, "row"),
		footnotes ? footnoteSection(report) : leftOut(report.footnotes.length, "footnote"),
		budgetSection(report, budgets),
		accountingSection(report),
		folded ? fold(report.foldedTitle, cellTable$1(report, report.folded)) : leftOut(report.folded.length, "unchanged row"),
		details ? fold("Failed requests", failureSection(report)) : "",
		details ? fold("How this was measured", methodList(report)) : "",
		footerSection(report)
	]);
}
function summary(report, scenarios) {
	return document([
		headSection(report),
		cellTable$1(report, report.rows),
		footnoteSection(report),
		section("Budgets", budgetTable(report.budgets)),
		accountingSection(report),
		section("Failed requests", failureSection(report)),
		...report.scenarios.slice(0, scenarios).map(scenarioSection),
		leftOut(report.scenarios.length - scenarios, "scenario"),
		section("How this was measured", methodList(report)),
		footerSection(report)
	]);
}
function section(title, body) {
	return body === "" ? "" : `### ${title}\n\n${body}`;
}
function leftOut(number, what) {
	if (number <= 0) return "";
	return `_${number} ${what}${number === 1 ? "" : "s"} left out for length: see the job summary or the stored result._`;
}
function document(sections) {
	return `${sections.filter((text) => text !== "").join("\n\n")}\n`;
}
// src/report/footnotes.ts
/** Numbers remarks in the order in which they come up; the same remark has one number. */
var Footnotes = class {
	#numbers = /* @__PURE__ */ new Map();
	numberOf(text) {
		const key = JSON.stringify(text);
		const known = this.#numbers.get(key);
		if (known !== void 0) return known.number;
		const footnote = {
			number: this.#numbers.size + 1,
			text
		};
		this.#numbers.set(key, footnote);
		return footnote.number;
	}
	list() {
		return [...this.#numbers.values()];
	}
};
/** Most scenarios that one remark names. */
const NAMED = 5;
/** Warnings of the same code and text become one remark; the order is that of first appearance. */
function remarksOf(warnings) {
	const groups = /* @__PURE__ */ new Map();
	for (const { code, text, scenario } of warnings) {
		const key = JSON.stringify([
			code,
			text,
			scenario !== void 0
		]);
		const group = groups.get(key) ?? {
			text,
			scenarios: []
		};
		groups.set(key, group);
		if (scenario !== void 0 && !group.scenarios.includes(scenario)) group.scenarios.push(scenario);
	}
	return [...groups.values()].map(({ text, scenarios }) => ({
		scenarios,
		text: scenarios.length === 0 ? [prose(text)] : say`${namesOf(scenarios)}: ${prose(text)}`
	}));
}
/** Names, at most five of them: "a, b and 3 more". */
function namesOf(names) {
	const shown = join(names.slice(0, NAMED).map((each) => [name(each)]), ", ");
	return names.length <= NAMED ? shown : say`${shown} and ${names.length - NAMED} more`;
}
// src/report/accounting.ts
/** Most reasons that are told one by one. */
const REASONS = 4;
/** "Compared 12 of 14 cells; 2 not comparable: too few samples (login)." A report always says this. */
function accountingOf(result) {
	const gated = result.findings.filter((finding) => finding.gated);
	const missing = gated.filter((finding) => !isCompared(finding));
	const total = count(gated.length, "cell");
	const compared = say`Compared ${gated.length - missing.length} of ${total}`;
	if (missing.length === 0 || missing.length === gated.length) return say`${compared}.`;
	return say`${compared}; ${missing.length} not comparable: ${reasonsOf(missing)}.`;
}
/** Why not a single cell was compared, to be read first; undefined where one was. */
function vacuityOf({ findings, measurement }) {
	const { base, baseAbsent } = measurement;
	if (base === null || baseAbsent !== null) return say`No comparison: ${prose(baseAbsent ?? "there is no base")}. Only budgets and main's stored runs could judge head.`;
	const gated = findings.filter((finding) => finding.gated);
	if (gated.some(isCompared)) return void 0;
	return say`Nothing was compared, so this says nothing about the change: ${gated.length === 0 ? ["no cell may fail the check"] : reasonsOf(gated)}.`;
}
/** "Changes under 2.1 % could not have been seen in this run."; undefined where nothing was compared. */
function sensitivityOf(findings) {
	const known = findings.filter((finding) => finding.gated && isCompared(finding) && finding.detectable !== null);
	const ratios = known.filter(({ metric }) => METRICS[metric].scale === "ratio");
	const differences = known.filter(({ metric }) => METRICS[metric].scale === "difference");
	const ranges = [rangeOf(ratios), rangeOf(differences)].filter((range) => range !== void 0);
	if (ranges.length === 0) return void 0;
	return `Changes under ${ranges.join(", and of error rates under ")}${ranges.length > 1 ? "," : ""} could not have been seen in this run.`;
}
function rangeOf(findings) {
	const [first] = findings;
	if (first === void 0) return void 0;
	const sizes = findings.flatMap(({ detectable }) => detectable ?? []);
	const most = formatSize(first.metric, Math.max(...sizes));
	const least = sizeNumber(Math.min(...sizes));
	return most.startsWith(`${least} `) ? most : `${least} to ${most} (by cell)`;
}
function reasonsOf(missing) {
	const groups = Map.groupBy(missing, reasonOf);
	const told = [...groups].slice(0, REASONS).map(([reason, cells]) => {
		const scenarios = [...new Set(cells.map(({ scenario }) => scenario))];
		return say`${prose(reason)} (${namesOf(scenarios)})`;
	});
	const rest = groups.size - told.length;
	const more = rest === 0 ? [] : [say`${count(rest, "more reason")}`];
	return join([...told, ...more], "; ");
}
function reasonOf({ verdict, reason }) {
	if (verdict === "new") return "new";
	if (verdict === "gone") return "no longer in the config";
	return reason ?? "no valid value was measured";
}
// src/report/alerts.ts
const REASON_OF = {
	regression: "regression",
	invalid: "invalid",
	suspected: "suspected",
	inconclusive: "inconclusive"
};
/** Errors first; what does not fail the check is a warning, an inconclusive cell only an alert where it fails. */
function alertsOf({ result, context, rows, budgets }) {
	const fails = (reason) => result.failed.includes(reason);
	const cells = withoutRepeats(rows).flatMap(({ verdict, gated, scenario, sentence }) => {
		const reason = REASON_OF[verdict];
		if (reason === void 0 || !gated || reason === "inconclusive" && !fails(reason)) return [];
		const line = lineOf(scenario, context);
		return [{
			level: fails(reason) ? "error" : "warning",
			title: WORDING[verdict].label,
			message: sentence,
			line
		}];
	});
	const limits = budgets.filter(({ outcome }) => outcome !== "met").map(({ outcome, label, sentence, line }) => {
		return {
			level: outcome === "broken" && fails("budget") ? "error" : "warning",
			title: `budget ${label}`,
			message: sentence,
			line
		};
	});
	const all = [...cells, ...limits];
	return [...all.filter(({ level }) => level === "error"), ...all.filter(({ level }) => level === "warning")];
}
/** Cells of a scenario without verdict share one cause: the first of them stands for all. */
function withoutRepeats(rows) {
	const seen = /* @__PURE__ */ new Set();
	return rows.filter(({ verdict, gated, scenario }) => {
		if (verdict !== "invalid" || !gated) return true;
		if (seen.has(scenario)) return false;
		seen.add(scenario);
		return true;
	});
}
function lineOf(scenario, { scenarioLines = {} }) {
	return (Object.hasOwn(scenarioLines, scenario) ? scenarioLines[scenario] : void 0) ?? 1;
}
// src/report/budget-row.ts
const OUTCOMES = {
	broken: {
		icon: "🔴",
		label: "broken"
	},
	near: {
		icon: "🟡",
		label: "near the limit"
	},
	unknown: {
		icon: "⛔",
		label: "not judged"
	},
	met: {
		icon: "",
		label: "met"
	}
};
const WORST_FIRST = [
	"broken",
	"unknown",
	"near",
	"met"
];
/** Worst first, else in the config's order. */
function budgetRows(budgets, isSeveral) {
	return budgets.toSorted((a, b) => WORST_FIRST.indexOf(a.outcome) - WORST_FIRST.indexOf(b.outcome)).map((budget) => toBudgetRow(budget, isSeveral(budget.scenario)));
}
function toBudgetRow(budget, several) {
	const { metric, text, value, low, high, outcome, reason, line } = budget;
	const title = titleOf(budget, several);
	const head = formatValue(metric, value);
	const bounds = low === null || high === null ? null : `${formatValue(metric, low)} to ${formatValue(metric, high)}`;
	const { icon, label } = OUTCOMES[outcome];
	const seen = value === null ? "" : `, measured ${head}`;
	const range = bounds === null ? "" : ` (${bounds} at 99 %)`;
	const why = reason === null ? [] : say`: ${prose(reason)}`;
	return {
		title,
		budget: text,
		head,
		bounds,
		outcome,
		icon,
		label,
		reason: why,
		line,
		sentence: say`${title}: budget ${name(text)} ${outcome === "unknown" ? "" : "is "}${label}${seen}${range}${why}`
	};
}
// src/report/failure-row.ts
/** Most kinds of failure that are told for one request and arm. */
const KINDS = 4;
/** What failed, per scenario and request, most frequent kind first; requests without failures are left out. */
function failureRows({ blocks, scenarios }) {
	const rounds = blocks.flatMap((block) => block.rounds);
	const order = scenarios.map((scenario) => scenario.name);
	const all = rounds.flatMap((round) => round.failures.map((failure) => ({
		...failure,
		scenario: round.scenario
	})));
	return [...Map.groupBy(all, ({ scenario, request }) => JSON.stringify([scenario, request])).values()].flatMap(([first, ...rest]) => {
		if (first === void 0) return [];
		const { scenario, request } = first;
		const title = [
			name(scenario),
			" › ",
			name(request)
		];
		const failures = [first, ...rest];
		return [{
			scenario,
			title,
			base: kindsOf(failures, "base"),
			head: kindsOf(failures, "head")
		}];
	}).sort((a, b) => order.indexOf(a.scenario) - order.indexOf(b.scenario));
}
function kindsOf(failures, arm) {
	const sums = [...Map.groupBy(failures.filter((failure) => failure.arm === arm && failure.count > 0), ({ kind }) => kind)].map(([kind, each]) => ({
		kind,
		count: each.reduce((sum, { count }) => sum + count, 0)
	}));
	if (sums.length === 0) return ["none"];
	sums.sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
	const told = sums.slice(0, KINDS).map(({ kind, count }) => say`${prose(kind)} ×${formatCount(count)}`);
	const rest = sums.length - told.length;
	return join(rest === 0 ? told : [...told, [`${rest} other kinds`]], ", ");
}
// src/report/headline.ts
function headlineOf(result) {
	const gated = result.findings.filter((finding) => finding.gated);
	const parts = [
		...result.measurement.interrupted ? ["interrupted"] : [],
		...gated.some(isCompared) ? [] : [nothingCompared(result, gated)],
		...counts(result, gated)
	];
	return {
		...moodOf(result, gated),
		text: `Loadline: ${parts.join(", ")}`
	};
}
/** "4 scenarios, 10 blocks, 5 min 12 s" */
function sublineOf({ measurement, blocks, seconds }) {
	return [
		count(measurement.scenarios.length, "scenario"),
		count(blocks, "block"),
		formatDuration(seconds)
	].join(", ");
}
const COUNTING_ORDER = [
	"regression",
	"invalid",
	"suspected",
	"improvement",
	"inconclusive",
	"no baseline",
	"new",
	"gone",
	"not slower",
	"no change"
];
/** Verdicts that the words for "nothing was compared" already tell, where they are all there is. */
const SILENT = /* @__PURE__ */ new Set(["invalid", "no baseline"]);
function counts(result, gated) {
	const anyCompared = gated.some(isCompared);
	const verdicts = COUNTING_ORDER.flatMap((verdict) => {
		const number = gated.filter((finding) => finding.verdict === verdict).length;
		if (number === 0 || !anyCompared && SILENT.has(verdict)) return [];
		return [wordedCount(verdict, number, gated.length)];
	});
	const broken = budgets(result, "broken");
	const near = budgets(result, "near");
	const unknown = budgets(result, "unknown");
	const met = anyCompared ? 0 : budgets(result, "met");
	const limits = [
		...broken > 0 ? [`${count(broken, "budget")} broken`] : [],
		...near > 0 ? [`${count(near, "budget")} near the limit`] : [],
		...unknown > 0 ? [`${count(unknown, "budget")} not judged`] : [],
		...met > 0 ? [`${count(met, "budget")} met`] : []
	];
	const worst = verdicts[0]?.includes("regression") ? 1 : 0;
	return [
		...verdicts.slice(0, worst),
		...limits,
		...verdicts.slice(worst)
	];
}
function wordedCount(verdict, number, all) {
	if (verdict === "no change" && number === all) return `no change in ${count(all, "cell")}`;
	const { one, many } = WORDING[verdict];
	return count(number, one, many ?? one);
}
function nothingCompared({ verdict, measurement }, gated) {
	if (measurement.base === null || measurement.baseAbsent !== null) return "no comparison";
	if (verdict === "invalid" || gated.some((finding) => finding.verdict === "invalid")) return "no verdict";
	return "nothing was compared";
}
function moodOf(result, gated) {
	const has = (verdict) => result.verdict === verdict || gated.some((finding) => finding.verdict === verdict);
	const unsure = (icon) => ({
		icon,
		tone: "unsure"
	});
	if (has("regression") || budgets(result, "broken") > 0) return {
		icon: "🔴",
		tone: "bad"
	};
	if (has("invalid") || result.failed.length > 0) return {
		icon: "⛔",
		tone: "bad"
	};
	if (has("suspected")) return unsure("🟠");
	if (result.measurement.interrupted || gated.length === 0 || !gated.every(isCompared)) return unsure("⚪");
	if (has("inconclusive") || budgets(result, "near") > 0 || budgets(result, "unknown") > 0) return unsure("🟡");
	return {
		icon: has("improvement") ? "🟢" : "✅",
		tone: "good"
	};
}
function budgets({ budgets: all }, outcome) {
	return all.filter((budget) => budget.outcome === outcome).length;
}
// src/report/method.ts
const SHA = /^[0-9a-f]{7,64}$/;
const SHOWN_SHA = 12;
/** Only an address of this shape becomes a link. */
const RUN_URL = /^https:\/\/[\w.-]+(:\d+)?(\/[\w.-]+)*\/?$/;
/** How the run was measured and judged, one statement each. */
function methodOf(result) {
	const { base, head, effort } = result.measurement;
	const against = base === null ? [] : say`base ${commit$1(base)}, `;
	const { cpuModel, cpus, memoryBytes, arch, os, kernel, image, runnerLabel, node, loadline } = result.environment;
	const runner = [runnerLabel, image].filter((part) => part !== null).join(", ");
	const where = runner === "" ? [] : say`, ${name(runner)}`;
	return [
		say`Revisions: ${against}head ${commit$1(head)}.`,
		...lookOf(result),
		...intervalOf(result),
		historyOf(result),
		say`Machine: ${prose(cpuModel)}, ${count(cpus, "CPU")}, ${Math.round(memoryBytes / 1e9)} GB, ${prose(`${arch}, ${os} ${kernel}`)}${where}.`,
		say`Node ${prose(node)}, Loadline ${prose(loadline)}, effort ${effort}, seed ${result.seed}.`
	];
}
const USUAL_CONFIG = "loadline.yml";
/** A path that means itself to a shell and in Markdown. */
const PLAIN_PATH = /^[\w][\w./-]*$/;
/** The command that measures the same pair of revisions, without backticks; null without a base commit. */
function repeatCommand({ measurement }, { configPath }) {
	const sha = measurement.base?.sha ?? null;
	if (sha === null || !SHA.test(sha)) return null;
	const effort = measurement.effort === "standard" ? "" : ` --effort ${measurement.effort}`;
	return `loadline run${configPath !== USUAL_CONFIG && PLAIN_PATH.test(configPath) ? ` --config ${configPath}` : ""} --base ${sha.slice(0, SHOWN_SHA)}${effort}`;
}
/** The address of the workflow run where it is harmless as a link. */
function safeRunUrl({ runUrl }) {
	return runUrl !== null && RUN_URL.test(runUrl) ? runUrl : null;
}
function commit$1({ sha, label }) {
	if (sha === null || !SHA.test(sha)) return [name(label)];
	return label === sha ? [name(sha.slice(0, SHOWN_SHA))] : say`${name(sha.slice(0, SHOWN_SHA))} (${name(label)})`;
}
function lookOf({ look }) {
	if (look === null) return [];
	const { blocks, planned, alpha, familyRate, cells } = look;
	return [say`Judged after ${blocks} of at most ${count(planned, "block")}; a block is a fresh boot of both revisions.`, say`At most ${formatShare(familyRate)} of pull requests that change nothing show a regression: over ${count(cells, "cell")} and all looks (${formatShare(alpha)} spent at this one).`];
}
function intervalOf({ findings }) {
	const levels = findings.flatMap(({ interval }) => interval === null ? [] : [interval.level]);
	if (levels.length === 0) return [];
	const [least, most] = [formatShare(Math.min(...levels)), formatShare(Math.max(...levels))];
	return [[`Intervals hold at ${least === most ? least : `${least} to ${most}`}.`]];
}
function historyOf({ history, findings }) {
	const { runs, source, reason } = history;
	if (runs === 0) return reason === null ? ["Main: no stored runs."] : say`Main: no stored runs, ${prose(reason)}.`;
	const from = source === null ? [] : say`, the newest from run ${source.run}`;
	const [least] = findings.flatMap(({ history: cell, metric }) => cell === null || cell.detectable === null ? [] : [{
		size: cell.detectable,
		metric
	}]).toSorted((a, b) => a.size - b.size);
	const limit = least === void 0 ? "" : `; changes under ${formatSize(least.metric, least.size)} could not be seen against them`;
	return say`Main: ${count(runs, "stored run")}${from}. Runners differ, so they give context and no verdict${limit}.`;
}
// src/report/scenario-detail.ts
/** Most requests of a scenario that are named. */
const REQUESTS = 20;
function scenarioDetails(measurement, cells) {
	const changes = changesByCell(measurement.blocks);
	const byScenario = Map.groupBy(cells, ({ finding }) => finding.scenario);
	return measurement.scenarios.map((scenario) => ({
		name: scenario.name,
		load: loadOf(scenario),
		cells: (byScenario.get(scenario.name) ?? []).map(({ finding, row }) => ({
			row,
			blocks: (changes.get(cellKey(finding)) ?? []).map((change) => shownChange(finding.metric, change)).join(" ")
		})),
		remarks: remarksOn(scenario.name, measurement.blocks)
	}));
}
function loadOf({ profile, engine, users, requests }) {
	const shown = join(requests.slice(0, REQUESTS).map((request) => [name(request)]), ", ");
	const more = requests.length > REQUESTS ? ` and ${requests.length - REQUESTS} more` : "";
	return say`${profile}, ${count(users, "user")}, ${engine}: ${shown}${more}`;
}
function changesByCell(blocks) {
	const changes = /* @__PURE__ */ new Map();
	for (const { rounds, invalid } of blocks) {
		if (invalid !== null) continue;
		for (const round of rounds) for (const { request, metric, change } of round.cells) {
			const key = cellKey({
				scenario: round.scenario,
				request,
				metric
			});
			const list = changes.get(key) ?? [];
			changes.set(key, list);
			list.push(round.invalid === null ? change : null);
		}
	}
	return changes;
}
function shownChange(metric, change) {
	if (change === null) return "–";
	return signed(METRICS[metric].scale === "ratio" ? Math.expm1(change) : change);
}
function remarksOn(scenario, blocks) {
	const counts = /* @__PURE__ */ new Map();
	for (const round of blocks.flatMap((block) => block.rounds)) {
		if (round.scenario !== scenario) continue;
		const texts = round.invalid === null ? round.notes : [`did not count: ${round.invalid}`];
		for (const text of new Set(texts)) counts.set(text, (counts.get(text) ?? 0) + 1);
	}
	return [...counts].map(([text, number]) => ({
		text,
		blocks: number
	}));
}
// src/report/model.ts
/** Everything a reader is told, in the order of reading. Deterministic: the same input gives the same report. */
function buildReport(result, context) {
	const { measurement, environment } = result;
	const isSeveral = requestCounter(result);
	const footnotes = new Footnotes();
	const shown = inTheOpen(result.findings);
	const cells = toCells(result, {
		footnotes,
		isSeveral,
		shown
	});
	const rows = cells.filter(({ finding }) => shown.has(finding)).map(({ row }) => row);
	const folded = cells.filter(({ finding }) => !shown.has(finding)).map(({ row }) => row);
	const budgets = budgetRows(result.budgets, isSeveral);
	return {
		headline: headlineOf(result),
		subline: sublineOf(result),
		lead: leadOf(result),
		rows,
		folded,
		foldedTitle: foldedTitle(folded),
		historyTitle: historyTitle(result.findings),
		footnotes: footnotes.list(),
		accounting: accountingOf(result),
		sensitivity: sensitivityOf(result.findings) ?? null,
		budgets,
		cpu: say`${prose(environment.cpuModel)}, ${count(environment.cpus, "CPU")}`,
		failures: failureRows(measurement),
		scenarios: scenarioDetails(measurement, cells),
		method: methodOf(result),
		repeat: repeatCommand(result, context),
		runUrl: safeRunUrl(context),
		resultName: context.resultName,
		alerts: alertsOf({
			result,
			context,
			rows: [...rows, ...folded],
			budgets
		}),
		configPath: context.configPath
	};
}
/** Rows with their footnotes: the evidence of each, then the warnings that concern its scenario. */
function toCells(result, { footnotes, isSeveral, shown }) {
	const { findings, look, measurement } = result;
	const family = look?.cells ?? findings.filter(({ gated }) => gated).length;
	const proofs = inReadingOrder(findings).map((finding) => {
		const proof = shown.has(finding) ? evidence(finding, family) : void 0;
		return {
			finding,
			proof: proof === void 0 ? [] : [footnotes.numberOf(proof)]
		};
	});
	const remarks = remarksOf([...result.warnings, ...measurement.warnings]).map(({ scenarios, text }) => {
		return {
			scenarios: new Set(scenarios),
			number: footnotes.numberOf(text)
		};
	});
	return proofs.map(({ finding, proof }) => {
		const concerning = remarks.filter(({ scenarios }) => scenarios.has(finding.scenario)).map(({ number }) => number);
		return {
			finding,
			row: toRow({
				finding,
				several: isSeveral(finding.scenario),
				family,
				notes: [...proof, ...concerning]
			})
		};
	});
}
function requestCounter({ findings, measurement }) {
	const requests = /* @__PURE__ */ new Map();
	const add = (scenario, request) => {
		requests.set(scenario, (requests.get(scenario) ?? /* @__PURE__ */ new Set()).add(request));
	};
	for (const { name, requests: names } of measurement.scenarios) for (const each of names) add(name, each);
	for (const { scenario, request } of findings) if (request !== null) add(scenario, request);
	return (scenario) => (requests.get(scenario)?.size ?? 0) > 1;
}
const FAILED_BY = {
	regression: "a regression",
	budget: "a broken budget",
	inconclusive: "an inconclusive comparison",
	suspected: "a suspected regression",
	invalid: "something could not be measured"
};
function leadOf(result) {
	const { measurement, blocks, failed } = result;
	const lead = [];
	if (measurement.interrupted) lead.push([`Interrupted: this is only what was measured until then, ${count(blocks, "block")}.`]);
	const vacuity = vacuityOf(result);
	if (vacuity !== void 0) lead.push(vacuity);
	if (failed.length > 0) lead.push([`This fails the check: ${failed.map((reason) => FAILED_BY[reason]).join(", ")}.`]);
	else if (headlineOf(result).tone === "bad") lead.push(["This does not fail the check, as configured."]);
	return lead;
}
function foldedTitle(rows) {
	const unchanged = rows.filter(({ gated, verdict }) => gated && (verdict === "no change" || verdict === "not slower"));
	const beside = rows.filter(({ gated }) => !gated).length;
	const empty = rows.length - unchanged.length - beside;
	return [
		...unchanged.length > 0 ? [`${unchanged.length} unchanged`] : [],
		...beside > 0 ? [`${beside} not gated`] : [],
		...empty > 0 ? [`${empty} without a value`] : []
	].join(", ");
}
function historyTitle(findings) {
	const runs = findings.flatMap(({ history }) => history === null ? [] : [history.runs]);
	const most = Math.max(0, ...runs);
	return most === 0 ? null : most === 1 ? "main, last run" : `main, last ${most} runs`;
}
// src/report/terminal.ts
/** SGR codes that switch on and off: ECMA-48, section 8.3.117. */
const CODES = {
	red: [31, 39],
	green: [32, 39],
	yellow: [33, 39],
	bold: [1, 22],
	dim: [2, 22]
};
const COLOURS = {
	regression: "red",
	invalid: "red",
	suspected: "yellow",
	inconclusive: "yellow",
	improvement: "green"
};
const TONES = {
	bad: "red",
	unsure: "yellow",
	good: "green"
};
/** Most unchanged rows that are listed. */
const UNCHANGED = 40;
/** The report as plain lines, words instead of symbols; control characters of names never get through. */
function renderTerminal(report, { colour, width }) {
	const paint = colour ? ansi : (_, text) => text;
	const { headline, subline, lead, footnotes, accounting, sensitivity, repeat } = report;
	return `${[
		[paint(TONES[headline.tone], paint("bold", headline.text)), subline],
		lead.map(toPlainText),
		cellLines(report, width, paint),
		footnotes.map(({ number, text }) => `[${number}] ${toPlainText(text)}`),
		budgetLines(report, width, paint),
		failureLines(report),
		[toPlainText(accounting), ...sensitivity === null ? [] : [sensitivity]],
		report.method.map((text) => paint("dim", toPlainText(text))),
		repeat === null ? [] : [`Repeat: ${repeat}`]
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
function cellLines(report, width, paint) {
	const folded = report.folded.slice(0, UNCHANGED);
	const rows = [...report.rows, ...folded];
	if (rows.length === 0) return [];
	const rest = report.folded.length - folded.length;
	const more = rest === 0 ? [] : [`… and ${count(rest, "row")} more: ${report.foldedTitle} in all`];
	return [...fittingTable(rows, report.historyTitle, width, paint), ...more];
}
/** The table in the given width: the history goes first, then long names get shorter. */
function fittingTable(rows, history, width, paint) {
	const withHistory = history === null ? void 0 : cellTable(rows, history, paint);
	if (withHistory !== void 0 && tableWidth(...withHistory) <= width) return tableLines(...withHistory);
	const [columns, cells] = cellTable(rows, null, paint);
	return narrowedLines(columns, cells, width);
}
function cellTable(rows, history, paint) {
	return [[
		{
			title: "scenario",
			align: "left"
		},
		{
			title: "metric",
			align: "left"
		},
		{
			title: "base",
			align: "right"
		},
		{
			title: "head",
			align: "right"
		},
		{
			title: "change",
			align: "right"
		},
		{
			title: "",
			align: "left"
		},
		{
			title: "verdict",
			align: "left"
		},
		...history === null ? [] : [{
			title: history,
			align: "right"
		}]
	], rows.map((row) => cellsOf(row, history !== null, paint))];
}
function cellsOf(row, history, paint) {
	const { title, metric, base, head, change, label, notes, verdict, gated } = row;
	const colour = gated ? COLOURS[verdict] : "dim";
	const verdictText = [label, ...notes.map((number) => `[${number}]`)].join(" ");
	return [
		{ text: toPlainText(title) },
		{ text: metric },
		{ text: base },
		{ text: head },
		{ text: change?.value ?? "–" },
		{ text: change?.interval == null ? "" : `(${change.interval})` },
		colour === void 0 ? { text: verdictText } : {
			text: verdictText,
			paint: (text) => paint(colour, text)
		},
		...history ? [{ text: row.history ?? "–" }] : []
	];
}
function budgetLines({ budgets, cpu }, width, paint) {
	if (budgets.length === 0) return [];
	const columns = [
		{
			title: "scenario",
			align: "left"
		},
		{
			title: "budget",
			align: "left"
		},
		{
			title: "head",
			align: "right"
		},
		{
			title: "range at 99 %",
			align: "right"
		},
		{
			title: "outcome",
			align: "left"
		}
	];
	const rows = budgets.map((budget) => [
		{ text: toPlainText(budget.title) },
		{ text: toPlainText([name(budget.budget)]) },
		{ text: budget.head },
		{ text: budget.bounds ?? "–" },
		{
			text: budget.label + toPlainText(budget.reason),
			paint: (text) => paint(outcomeColour(budget), text)
		}
	]);
	const machine = budgets.some(({ outcome }) => outcome === "broken") ? [toPlainText(say`Budgets move with the machine: this was ${cpu}.`)] : [];
	return [...narrowedLines(columns, rows, width), ...machine];
}
function outcomeColour({ outcome }) {
	if (outcome === "met") return "green";
	return outcome === "near" ? "yellow" : "red";
}
function failureLines({ failures }) {
	if (failures.length === 0) return [];
	return ["Failed requests", ...failures.map(({ title, base, head }) => toPlainText(say`${title}: base ${base}; head ${head}`))];
}
function ansi(colour, text) {
	const [on, off] = CODES[colour];
	return text === "" ? text : `\u001B[${on}m${text}\u001B[${off}m`;
}
// src/storage/result-file.ts
/**
* Writes a text so that the file holds either all of it or what it held before; folders on the way are made. What is no
* regular file, such as /dev/stdout, is written to as it is. A failure is a Problem.
*/
async function writeResultFile(path, text) {
	try {
		const found = await stat(path).catch(() => void 0);
		if (found === void 0) await mkdir(dirname(path), { recursive: true });
		if (found === void 0 || found.isFile()) await replace(found === void 0 ? path : await realpath(path), text);
		else await writeFile(path, text);
	} catch (error) {
		throw storageProblem(path, error);
	}
}
async function replace(path, text) {
	const temporary = join$1(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
	try {
		await using file = await open$1(temporary, "w");
		await file.writeFile(text);
		await file.sync();
		await rename(temporary, path);
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
}
// src/command/terminal-style.ts
/** Colour on a terminal unless NO_COLOR is set (no-color.org); 100 columns where the width is not known. */
function terminalStyle(stream) {
	return {
		colour: stream.isTTY === true && (process.env.NO_COLOR ?? "") === "",
		width: stream.columns ?? 100
	};
}
// src/command/run.ts
/** Measures the working tree against its base and prints the verdict; returns the exit status. */
async function runCommand(options, { generatorUrl }) {
	const abort = new AbortController();
	const progress = progressDisplay(process.stderr);
	const file = resolve(options.config);
	const config = loadConfig(await readConfigFile(options.config), options.config, overridesOf(options));
	await using world = await createWorld({
		directory: dirname(file),
		generatorUrl,
		log: commandLog(process.stderr),
		progress
	});
	let interruptedWith;
	using _ = onInterrupt(async (status) => {
		interruptedWith = status;
		abort.abort();
		await world.endAll();
	});
	const { workspace } = world;
	try {
		const configPath = await workspace.pathBelowRoot(file);
		const base = await workspace.resolveBase({ revision: options.base });
		const { exitStatus } = await runComparison({
			config,
			configPath,
			head: {
				kind: "tree",
				label: await workspace.describeHead()
			},
			base: "absent" in base ? {
				kind: "absent",
				reason: base.absent
			} : {
				kind: "commit",
				...base
			},
			...options.maxTime === void 0 ? {} : { limitSeconds: options.maxTime },
			seed: options.seed ?? randomSeed(),
			environment: readEnvironment(version$1),
			history: {
				entries: [],
				summary: {
					runs: 0,
					source: null,
					reason: "stored runs are read on GitHub only"
				}
			},
			signal: abort.signal,
			publish: async (comparison) => {
				progress.clear();
				await publish(comparison, configPath, options);
			}
		}, world.ports);
		return interruptedWith ?? exitStatus;
	} catch (error) {
		progress.clear();
		if (interruptedWith === void 0) throw error;
		process.stderr.write("loadline: interrupted before anything was measured\n");
		return interruptedWith;
	}
}
async function publish({ result }, configPath, { json, markdown }) {
	const report = buildReport(result, {
		configPath,
		runUrl: null,
		resultName: json ?? null
	});
	process.stdout.write(renderTerminal(report, terminalStyle(process.stdout)));
	if (json !== void 0) await writeResultFile(json, encodeResult(result));
	if (markdown !== void 0) await writeResultFile(markdown, renderSummary(report));
}
function overridesOf({ effort, failOn }) {
	return {
		...effort === void 0 ? {} : { effort },
		...failOn === void 0 ? {} : { failOn }
	};
}
// src/command/demo.ts
const run = promisify(execFile);
/** Seconds of measuring: two scenarios at quick effort in five or six blocks, under two minutes in all. */
const MAX_TIME = 105;
/** Builds a repository with a good commit and a slower change on top, and measures it as a user would. */
async function demoCommand(installation) {
	await using folder = await temporaryFolder(process.env);
	const repository = join$1(folder.path, "shop");
	const source = fileURLToPath(installation.demoUrl);
	await commit(repository, join$1(source, "base"), "A small shop API");
	await commit(repository, join$1(source, "head"), "Show stock levels in the product list");
	process.stdout.write(await intro(source));
	const status = await runCommand({
		config: join$1(repository, "loadline.yml"),
		base: "HEAD^",
		effort: "quick",
		maxTime: MAX_TIME
	}, installation);
	if (status <= 1) process.stdout.write(status === 1 ? FOUND : UNFOUND);
	return status === 1 ? 0 : status;
}
const FOUND = `
What happened: both commits were started side by side, and the load alternated between them about every 100 ms, so a
slow moment of this machine hit both alike. Each block was a fresh start of both. The slowdown above was there in the
blocks, beyond what chance explains; the other scenario shows what an unchanged call looks like. On a pull request this
would have failed the step. Next: write a loadline.yml for your own service and run: loadline check
`;
const UNFOUND = `
This time the planted slowdown was not proven; the table says what this run could have seen. A busy machine does that:
run the demo again when it is quiet.
`;
async function intro(source) {
	return `Demo: a small shop API in a temporary git repository. The head commit changes ${(await readdir(join$1(source, "head"))).join(", ")}; one of its two calls
became slower by accident. Loadline measures HEAD against HEAD^ (quick effort, at most ${MAX_TIME} s of load).

`;
}
async function commit(repository, files, message) {
	await cp(files, repository, { recursive: true });
	const env = gitEnvironment(process.env);
	const git = (...args) => run("git", [
		"-C",
		repository,
		...IDENTITY,
		...args
	], { env });
	await git("init", "--quiet");
	await git("add", "--all");
	await git("commit", "--quiet", "--no-verify", "--message", message);
}
const IDENTITY = [
	"-c",
	"user.name=demo",
	"-c",
	"user.email=demo@localhost",
	"-c",
	"commit.gpgsign=false"
];
// src/command/report.ts
/** Renders a stored result; always 0 when it could be read. */
async function reportCommand(path, format) {
	const report = buildReport(await readResult(path), {
		configPath: "loadline.yml",
		runUrl: null,
		resultName: path
	});
	process.stdout.write(format === "markdown" ? renderSummary(report) : renderTerminal(report, terminalStyle(process.stdout)));
	return EXIT.passed;
}
// src/config/json-schema.ts
/** The JSON Schema (draft 2020-12) of what users write, for editors. It is weaker than `parseConfig`, never stricter. */
function configJsonSchema() {
	const { $schema, ...rest } = toJSONSchema(configFile, {
		io: "input",
		target: "draft-2020-12"
	});
	return {
		$schema,
		$id: "urn:loadline:config",
		title: "Loadline configuration",
		description: "How a service is started, which scenarios are measured, and what fails a pull request.",
		...rest
	};
}
// src/command/schema.ts
/** Prints the JSON Schema of the config. */
function schemaCommand() {
	process.stdout.write(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
	return EXIT.passed;
}
// src/command/main.ts
/** Runs the command with these arguments and returns its exit status; nothing is thrown. */
async function main(argv, installation) {
	let status = EXIT.passed;
	const program = describe(installation, (next) => {
		status = next;
	});
	try {
		const refusal = unsupportedPlatform(process.platform);
		if (refusal !== void 0) throw refusal;
		await program.parseAsync(argv, { from: "user" });
		return status;
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.passed : EXIT.usage;
		return explain(error);
	}
}
/** Prints what is known of a failure; a stack only for a bug, or when asked for. */
function explain(error) {
	const { stderr } = process;
	if (!(error instanceof Problem)) {
		const text = error instanceof Error ? error.stack ?? error.message : String(error);
		stderr.write(`loadline: this is a bug in Loadline: ${text}\n`);
		return EXIT.unmeasured;
	}
	stderr.write(`loadline: ${error.message}\n`);
	if (error.hint !== void 0) stderr.write(`Hint: ${error.hint}\n`);
	if (error.detail !== void 0 && error.detail !== "") stderr.write(`\n${indent(error.detail)}\n`);
	if (process.env.LOADLINE_DEBUG !== void 0) stderr.write(`${error.stack}\n`);
	return error.exitStatus;
}
function indent(text) {
	return text.replace(/[^\P{C}\n\t]/gu, "?").replace(/^/gm, "  | ");
}
function describe(installation, setStatus) {
	const program = new Command("loadline").description("Proves performance regressions and improvements of HTTP services, base against head, on one machine.").version(version$1).exitOverride().showHelpAfterError("(loadline --help shows all commands)");
	describeRun(program, installation, setStatus);
	describeOthers(program, installation, setStatus);
	return program;
}
const config = () => new Option("-c, --config <file>", "the config").default("loadline.yml");
function describeRun(program, installation, setStatus) {
	program.command("run").description("measure the working tree against a base revision and judge").addOption(config()).option("-b, --base <revision>", "what to compare with (default: the merge base with the default branch)").addOption(new Option("-e, --effort <effort>", "how much to measure").choices([
		"quick",
		"standard",
		"thorough"
	])).option("-t, --max-time <duration>", "time for measuring, e.g. \"6m\"; install and build come on top", seconds).option("--fail-on <reasons>", `comma-separated: ${FAIL_REASONS.join(", ")}`, failReasons).option("--seed <number>", "seed of every random choice", wholeNumber).option("--json <file>", "write the result as JSON").option("--markdown <file>", "write the report as Markdown").addHelpText("after", "\nExit status: 0 passed, 1 the gate failed, 2 wrong usage or config, 3 nothing could be measured.").action(async (options) => setStatus(await runCommand(options, installation)));
}
function describeOthers(program, installation, setStatus) {
	program.command("check").description("validate the config, boot the service once and send each request once").addOption(config()).action(async (options) => setStatus(await checkCommand(options, installation)));
	program.command("demo").description("find a planted regression in a small service, in under two minutes").action(async () => setStatus(await demoCommand(installation)));
	program.command("compare").description("show two stored results side by side").argument("<a.json>").argument("<b.json>").action(async (a, b) => setStatus(await compareCommand(a, b)));
	program.command("report").description("render a stored result").argument("<result.json>").addOption(new Option("-f, --format <format>").choices(["terminal", "markdown"]).default("terminal")).action(async (file, { format }) => setStatus(await reportCommand(file, format)));
	program.command("schema").description("print the JSON Schema of loadline.yml").action(() => setStatus(schemaCommand()));
}
function seconds(text) {
	const parsed = parseDuration(text);
	if (parsed.ok && parsed.value > 0) return parsed.value;
	throw new InvalidArgumentError("Expected a duration such as \"6m\" or \"90s\".");
}
function wholeNumber(text) {
	const value = Number(text);
	if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError("Expected a whole number.");
	return value;
}
function failReasons(text) {
	return text.split(",").map((word) => {
		const reason = FAIL_REASONS.find((known) => known === word.trim());
		if (reason === void 0) throw new InvalidArgumentError(`Expected some of: ${FAIL_REASONS.join(", ")}.`);
		return reason;
	});
}
export { main };
